package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.time.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Times and durations in files and headers, whatever their year: never an internal error. */
class TimesFromOutsideTest {
  private static final List<String> TIMES =
      List.of(
          "\"9999-12-31T23:59:59.999999999Z\"",
          "\"+10000-01-01T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59.999999999Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"1969-12-31T23:59:59Z\"",
          "\"Sunday, 06-Nov-94 08:49:37 GMT\"",
          "\"Fri Dec 31 23:59:59 9999\"",
          "\"99999999999999\"",
          "\"9999999999999999999999999\"",
          "99999999999999",
          "9999999999999999999999999",
          "1e400",
          "-1",
          "\"\"",
          "null",
          "{}");

  /** %s is the time. */
  private static final List<String> FILES =
      List.of(
          """
          {"type":"delivery","at":%s,"headers":[],"body":"{\\"smsId\\":\\"sms_1\\",\\"status\\":\\"sent\\"}"}
          {"type":"delivery","at":"2026-01-01T00:00:00Z","headers":[],"body":"{\\"smsId\\":\\"sms_1\\"}"}
          """,
          """
          {"log":{"entries":[{"startedDateTime":%s,"request":{"method":"POST","url":"http://x/",
          "headers":[],"postData":{"mimeType":"application/json","text":"{\\"smsId\\":\\"sms_1\\"}"}}}]}}
          """,
          """
          {"type":"delivery","at":"2026-01-01T00:00:00Z","headers":[["X-OTPIQ-Webhook-Event",
          "whatsapp.inbound_message.received"],["X-OTPIQ-Webhook-Timestamp",%s]],"body":"{}"}
          """);

  @TempDir Path dir;

  @ParameterizedTest
  @MethodSource("times")
  void a_saved_time_is_used_or_ignored(String time) throws IOException {
    for (String file : FILES) {
      Files.writeString(dir.resolve("saved.json"), file.formatted(time));
      for (String command :
          List.of(
              "validate saved.json",
              "replay saved.json --virtual-time --retries 1 --secret s3 --to http://127.0.0.1:1/",
              "replay saved.json --keep-timing --virtual-time --retries 1 --secret s3"
                  + " --to http://127.0.0.1:1/")) {
        Program program =
            new Program(dir).in(new VirtualTime(Instant.parse("9999-12-31T23:59:59Z")));

        assertThat(program.run(command.split(" ")))
            .as(command + "\n" + program.err())
            .isIn(ExitCode.OK.code, ExitCode.FAILED.code, ExitCode.INPUT.code);
      }
    }
  }

  static Stream<String> times() {
    return TIMES.stream();
  }

  @ParameterizedTest
  @MethodSource("durations")
  void a_duration_of_a_scenario_is_within_its_limit(String key, String duration)
      throws IOException {
    String steps = key.equals("after") ? duration : "1s";
    String answer = key.equals("after") ? "1s" : duration;
    Files.writeString(
        dir.resolve("own.json"),
        """
        {"name":"own","answerAfter":"%s","steps":[{"after":"%s","status":"sent"}]}
        """
            .formatted(answer, steps));
    Program sandbox = new Program(dir);

    assertThat(sandbox.run("sandbox", "--port", "0", "--scenario-file", "own.json"))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(sandbox.err()).contains("own.json: ", key);
  }

  static Stream<Arguments> durations() {
    return Stream.of("after", "answerAfter")
        .flatMap(key ->
            Stream.of("876000h", "876001h", "99999999999999999999999h", "-1s", "721h")
                .map(value -> Arguments.of(key, value)));
  }
}
