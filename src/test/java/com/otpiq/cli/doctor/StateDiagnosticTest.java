package com.otpiq.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.event.DiagnosticEvent.DiagnosticResult;
import com.otpiq.file.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateDiagnosticTest {
  private static final String STATE = "state";

  private @TempDir Path dir;

  @Test
  void a_private_directory_is_ok() throws IOException {
    PrivateDirectory.create(dir.resolve(STATE));

    assertThat(diagnose())
        .isEqualTo(DiagnosticResult.ok(STATE, dir.resolve(STATE) + ", which only you can access"));
  }

  @Test
  void a_directory_that_does_not_exist_yet_is_ok() {
    assertThat(diagnose())
        .isEqualTo(
            DiagnosticResult.ok(
                STATE, dir.resolve(STATE) + " does not exist yet; otpiq creates it when needed"));
  }

  @ParameterizedTest
  @CsvSource({"rwxr-x---, rw-------, state", "rwx------, rw-r--r--, state/file"})
  void a_directory_or_file_that_others_can_access_is_a_problem(
      String directoryMode, String fileMode, String accessible) throws IOException {
    Path directory = PrivateDirectory.create(dir.resolve(STATE));
    Path file = Files.createFile(directory.resolve("file"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(fileMode));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(directoryMode));

    assertThat(diagnose())
        .isEqualTo(
            DiagnosticResult.problem(
                STATE,
                "other users of this machine can access " + dir.resolve(accessible),
                "chmod -R go= " + directory));
  }

  @Test
  void a_directory_below_a_file_is_a_problem() throws IOException {
    Path file = Files.createFile(dir.resolve(STATE));

    assertThat(diagnose("OTPIQ_STATE_DIR", file.resolve("otpiq").toString()))
        .isEqualTo(
            DiagnosticResult.problem(
                STATE, file + " is not a directory that you can write to", "ls -ld " + file));
  }

  @Test
  void without_a_home_directory_it_is_noted() {
    assertThat(diagnose("UNUSED", ""))
        .isEqualTo(
            DiagnosticResult.note(
                STATE,
                "no variable names a home directory, so webhooks are not saved",
                "OTPIQ_STATE_DIR=… sets a directory for them"));
  }

  private DiagnosticResult diagnose() {
    return diagnose("OTPIQ_STATE_DIR", STATE);
  }

  private DiagnosticResult diagnose(String variable, String value) {
    return new StateDiagnostic(new Program(dir).env(variable, value).host())
        .results()
        .findFirst()
        .orElseThrow();
  }
}
