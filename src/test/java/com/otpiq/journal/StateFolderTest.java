package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  private @TempDir Path dir;

  @Test
  void each_system_has_its_place_for_it() {
    Map<String, String> home = Map.of("HOME", "/home/ali", "XDG_STATE_HOME", "");

    assertThat(StateFolder.of(home, "Linux")).hasValue(Path.of("/home/ali/.local/state/otpiq"));
    assertThat(StateFolder.of(home, "Mac OS X"))
        .hasValue(Path.of("/home/ali/Library/Application Support/otpiq"));
    assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", "/state", "HOME", "/home/ali"), "Linux"))
        .hasValue(Path.of("/state/otpiq"));
    assertThat(StateFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11"))
        .hasValue(Path.of("/local/otpiq"));
    assertThat(StateFolder.of(Map.of(StateFolder.VARIABLE, "/mine", "HOME", "/h"), "Linux"))
        .hasValue(Path.of("/mine"));
    assertThat(StateFolder.of(Map.of(), "Linux")).isEmpty();
  }

  @Test
  void it_is_for_its_owner_only() throws IOException {
    Path made = StateFolder.make(dir.resolve("a/b"));

    for (Path folder : new Path[] {made, made.getParent()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }
}
