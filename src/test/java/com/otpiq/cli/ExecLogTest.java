package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command with {@code --exec} can write its output to a file. */
class ExecLogTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({"listen --no-journal --port 0, 7", "sandbox --port 0, 7", "check 127.0.0.1:1/, 6"})
  void the_log_has_output_and_errors_of_the_command(String line, int exit) throws IOException {
    Program program = new Program(dir);

    int actual =
        program.run(
            (line + " --exec-log log --exec")
                .replace(" ", "\n")
                .concat("\necho out; echo err >&2; exit 7")
                .split("\n"));

    assertThat(actual).as(program.err()).isEqualTo(exit);
    assertThat(Files.readString(dir.resolve("log")))
        .matches("otpiq: output of --exec, [0-9TZ:-]+\nout\nerr\n");
    assertThat(program.out() + program.err()).doesNotContain("out\nerr\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"listen --port 0", "sandbox --port 0", "check 127.0.0.1:1/"})
  void without_a_command_there_is_no_log(String line) {
    Program program = new Program(dir);

    assertThat(program.run((line + " --exec-log log").split(" "))).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err()).contains("--exec-log needs --exec");
    assertThat(dir).isEmptyDirectory();
  }
}
