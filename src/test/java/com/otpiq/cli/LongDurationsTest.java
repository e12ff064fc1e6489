package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.options.DurationConverter;
import com.otpiq.time.VirtualTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Durations of a century and more, in every option, and what follows from their sums. */
class LongDurationsTest {
  private static final String CENTURY = "876000h";

  @TempDir Path dir;

  @ParameterizedTest
  @MethodSource("options")
  void an_option_refuses_more_than_a_century_and_says_so(String command, String option) {
    for (String value : List.of("876000h1ms", "876001h", "99999999999999999999h")) {
      Program program = new Program(dir);

      assertThat(program.run((command + " " + option + " " + value).split(" ")))
          .isEqualTo(ExitCode.USAGE.code);
      assertThat(program.err()).contains(option, "'" + value + "' is longer than 100 years");
    }
  }

  static Stream<Arguments> options() {
    CommandLine whole = new Commands(new Program(Path.of("")).host()).whole();
    return whole.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .flatMap(command ->
            command.options().stream()
                .filter(LongDurationsTest::isDuration)
                .map(option -> Arguments.of(command.name(), option.longestName())));
  }

  private static boolean isDuration(OptionSpec option) {
    return Arrays.stream(option.converters()).anyMatch(DurationConverter.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--retries 1000 --profile provider",
        "--retries 1000 --factor 100 --max-wait none",
        "--retries 2 --backoff 876000h --max-wait none",
        "--retries 50 --backoff 1h --factor 3 --max-wait 876000h"
      })
  void retries_of_more_than_a_century_are_refused(String options) {
    for (String command : List.of("replay --plan", "trigger delivered", "sandbox --port 0")) {
      Program program = new Program(dir);

      assertThat(program.run((command + " " + options).split(" "))).isEqualTo(ExitCode.USAGE.code);
      assertThat(program.err()).contains("more than 100 years\nTry: --max-wait 1h\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--retries 1 --backoff 876000h --max-wait none --jitter 99%",
        "--retries 1 --backoff 876000h --max-wait 876000h",
        "--retries 9 --backoff 87600h --factor 1 --max-wait none"
      })
  void a_century_can_be_planned_and_passed(String options) {
    Program plan = new Program(dir);
    Program trigger = new Program(dir).in(new VirtualTime(Instant.parse("2026-01-01T00:00:00Z")));

    assertThat(plan.run(("replay --plan " + options).split(" "))).isZero();
    assertThat(
            trigger.run(
                ("trigger delivered --duplicate 400 --to http://127.0.0.1:1/ -o json " + options)
                    .split(" ")))
        .isEqualTo(ExitCode.FAILED.code);
    assertThat(trigger.out()).contains("\"at\":\"9999-12-31T23:59:59.999Z\"").doesNotContain("\"+");
  }

  @Test
  void max_wait_refuses_more_than_a_century() {
    Program program = new Program(dir);

    assertThat(program.run("replay", "--plan", "--max-wait", CENTURY + "1ms"))
        .isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err()).contains("--max-wait: '876000h1ms' is longer than 100 years");
  }
}
