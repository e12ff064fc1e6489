package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFolderTest {
  @Test
  void each_system_has_its_place_for_it() {
    Map<String, String> home = Map.of("HOME", "/home/ali", "XDG_CONFIG_HOME", "");

    assertThat(ConfigFolder.of(home, "Linux")).hasValue(Path.of("/home/ali/.config/otpiq"));
    assertThat(ConfigFolder.of(home, "Mac OS X"))
        .hasValue(Path.of("/home/ali/Library/Application Support/otpiq"));
    assertThat(ConfigFolder.of(Map.of("XDG_CONFIG_HOME", "/config", "HOME", "/h"), "Linux"))
        .hasValue(Path.of("/config/otpiq"));
    assertThat(ConfigFolder.of(Map.of("APPDATA", "/roaming"), "Windows 11"))
        .hasValue(Path.of("/roaming/otpiq"));
    assertThat(ConfigFolder.of(Map.of(ConfigFolder.VARIABLE, "/mine", "HOME", "/h"), "Linux"))
        .hasValue(Path.of("/mine"));
    assertThat(ConfigFolder.of(Map.of(), "Linux")).isEmpty();
  }
}
