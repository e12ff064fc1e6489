package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserDirectoryTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "STATE,  Linux,      HOME,             /home/ali, /home/ali/.local/state/otpiq",
    "CONFIG, Linux,      HOME,             /home/ali, /home/ali/.config/otpiq",
    "STATE,  Mac OS X,   HOME,             /home/ali, /home/ali/Library/Application Support/otpiq",
    "CONFIG, Mac OS X,   HOME,             /home/ali, /home/ali/Library/Application Support/otpiq",
    "STATE,  Linux,      XDG_STATE_HOME,   /state,    /state/otpiq",
    "CONFIG, Linux,      XDG_CONFIG_HOME,  /config,   /config/otpiq",
    "CONFIG, Linux,      XDG_CONFIG_HOME,  ./config,  /h/.config/otpiq",
    "STATE,  Windows 11, LOCALAPPDATA,     /local,    /local/otpiq",
    "CONFIG, Windows 11, APPDATA,          /roaming,  /roaming/otpiq",
    "STATE,  Linux,      OTPIQ_STATE_DIR,  /mine,     /mine",
    "CONFIG, Linux,      OTPIQ_CONFIG_DIR, /mine,     /mine"
  })
  void each_system_has_its_place_for_it(
      UserDirectory kind, String system, String variable, String value, Path directory) {
    Map<String, String> env =
        variable.equals("HOME")
            ? Map.of(variable, value, "XDG_STATE_HOME", "", "XDG_CONFIG_HOME", "")
            : Map.of(variable, value, "HOME", "/h");

    assertThat(kind.locate(env, system)).hasValue(directory);
  }

  @Test
  void without_a_home_there_is_none() {
    assertThat(UserDirectory.STATE.locate(Map.of(), "Linux")).isEmpty();
  }

  @Test
  void what_cannot_name_a_folder_is_told_by_its_variable() {
    assertThatThrownBy(() -> UserDirectory.STATE.locate(Map.of("HOME", "/home/\0"), "Linux"))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("HOME names a directory that Java cannot open");
  }

  @Test
  void it_is_for_its_owner_only() throws IOException {
    Path made = PrivateDirectory.create(dir.resolve("a/b"));

    for (Path directory : new Path[] {made, made.getParent()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
    }
  }
}
