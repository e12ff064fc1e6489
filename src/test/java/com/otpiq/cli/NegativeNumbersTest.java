package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option that takes a number refuses a negative one; only a seed may be any number. */
class NegativeNumbersTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sandbox --exec true --port 0 --credit",
        "sandbox --exec true --port 0 --retries",
        "sandbox --exec true --port 0 --factor",
        "sandbox --exec true --port 0 --jitter",
        "sandbox --exec true --port 0 --disable-after",
        "sandbox --exec true --port",
        "listen --timeout 1ms --port",
        "listen --timeout 1ms --port 0 --count",
        "journal list --limit",
        "replay --to 127.0.0.1:1/ --last",
        "replay f --to 127.0.0.1:1/ --retries 0 --concurrency",
        "replay f --to 127.0.0.1:1/ --retries 0 --copies",
        "trigger delivered --to 127.0.0.1:1/ --retries"
      })
  void a_negative_number_is_refused(String line) throws IOException {
    Files.writeString(dir.resolve("f"), "{}");
    Program program = new Program(dir).env("OTPIQ_STATE_DIR", "state");

    assertThat(program.run((line + " -5").split(" ")))
        .as(program.out() + program.err())
        .isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err()).containsPattern("--[a-z]|port");
  }
}
