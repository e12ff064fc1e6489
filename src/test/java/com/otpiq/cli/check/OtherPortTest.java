package com.otpiq.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.otpiq.cli.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that opens another port or address than the URL has. */
class OtherPortTest {
  private static final String SERVER = System.getProperty("java.home") + "/bin/jwebserver";

  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-b ::1 -p $PORT | listens on \\[::1\\]:%d and not on 127.0.0.1:%d; use this address in the URL",
        "-p 0 | listens on .*:\\d+ and not on 127.0.0.1:%2$d: it does not use PORT; use its port"
      })
  void the_warning_says_which_it_opened(String options, String warning) throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/net/tcp6")) && Files.exists(Path.of(SERVER)));
    int port = CheckTestBase.closedPort();
    Program program = new Program(dir);

    program.run(
        "check",
        "http://127.0.0.1:" + port + "/",
        "--exec",
        "exec " + SERVER + " " + options,
        "--wait",
        "3s",
        "--only",
        "answers");

    assertThat(program.err())
        .containsPattern("warning: the application of --exec " + warning.formatted(port, port));
  }
}
