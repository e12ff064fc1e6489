package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.ShellClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exit code of a sandbox with {@code --exec}, and of one whose state file is wrong. */
class SandboxExitCodeTest {
  private static final String KEY = "Authorization: Bearer $OTPIQ_API_KEY";

  /** A message whose webhooks go to a port where nothing listens. */
  private static final String MESSAGE =
      "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"http://127.0.0.1:1/\"}}";

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "send | 1 | 0 acknowledged, 2 failed, 0 waiting",
        "send advance reset | 1 | 0 acknowledged, 2 failed, 0 waiting",
        "expect send advance reset | 0 | 0 acknowledged, 2 failed (2 as expected), 0 waiting",
        "expect send | 0 | 0 acknowledged, 2 failed (2 as expected), 0 waiting",
        "expect reset send | 1 | 0 acknowledged, 2 failed, 0 waiting",
        "expect | 0 | note: expected failed webhooks, but none failed",
      })
  void a_failure_since_the_start_counts_unless_it_is_declared(
      String requests, int exit, String text) {
    String child =
        Arrays.stream(requests.split(" ", -1))
            .map(SandboxExitCodeTest::request)
            .collect(Collectors.joining(" && "));
    Program program = new Program(dir);

    assertThat(program.run("sandbox", "--port", "0", "--virtual-time", "--exec", child))
        .isEqualTo(exit);
    assertThat(program.err()).contains(text);
  }

  @Test
  void a_wrong_state_file_is_invalid_input_and_is_not_changed() throws IOException {
    Path file = Files.writeString(dir.resolve("package.json"), "{\"name\":\"app\"}");
    Program program = new Program(dir);

    assertThat(program.run("sandbox", "--port", "0", "--state", "package.json")).isEqualTo(3);

    assertThat(program.err()).contains("package.json:1:1: this is not a record");
    assertThat(file).hasContent("{\"name\":\"app\"}");
  }

  private static String request(String name) {
    String control = "${OTPIQ_BASE_URL%/api}/_sandbox/";
    return switch (name) {
      case "send" -> ShellClient.post("$OTPIQ_BASE_URL/sms", KEY, MESSAGE);
      case "expect" -> ShellClient.post(control + "expect-failures", KEY, "{}");
      case "advance" -> ShellClient.post(control + "advance", KEY, "{\"by\":\"1h\"}");
      case "reset" -> ShellClient.post(control + "reset", KEY, "{}");
      default -> throw new IllegalArgumentException(name);
    };
  }
}
