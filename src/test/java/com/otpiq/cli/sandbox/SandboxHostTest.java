package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.ShellClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the sandbox listens, and what it announces. */
class SandboxHostTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "localhost, 127.0.0.1",
    "127.0.0.1, 127.0.0.1",
    "0.0.0.0, 127.0.0.1",
    "::, [::1]",
    "[::1], [::1]"
  })
  void its_url_can_be_used_as_it_is(String host, String announced) throws Exception {
    Program sandbox = new Program(dir);
    int exit =
        sandbox.run(
            "sandbox",
            "--port",
            "0",
            "--host",
            host,
            "--exec",
            "echo $OTPIQ_BASE_URL >base; "
                + ShellClient.get("${OTPIQ_BASE_URL%/api}/_sandbox/state")
                + " >state");

    assertThat(exit).as(sandbox.err()).isZero();
    assertThat(Files.readString(dir.resolve("base")).strip())
        .matches("http://\\Q" + announced + "\\E:\\d+/api");
    assertThat(Files.readString(dir.resolve("state"))).contains("\"messages\":0");
    assertThat(sandbox.err()).contains("OTPIQ sandbox at http://" + announced + ":");
  }
}
