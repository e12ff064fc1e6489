package com.otpiq.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs POSIX shells. */
@Timeout(20)
class ShellCommandTest {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private @TempDir Path dir;

  @Test
  void a_command_runs_in_the_directory_with_the_variables_and_returns_its_exit_code()
      throws Exception {
    int exit = ShellCommand.run("echo \"$GREETING\" > out; exit 3", Map.of("GREETING", "hi"), dir);

    assertThat(exit).isEqualTo(3);
    assertThat(dir.resolve("out")).hasContent("hi\n");
  }

  @Test
  void output_and_errors_go_where_they_are_sent() throws InterruptedException {
    var output = new ByteArrayOutputStream();

    int exit =
        ShellCommand.run("echo out; echo err >&2; exit 5", Map.of(), dir, Optional.of(output));

    assertThat(exit).isEqualTo(5);
    assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("out\nerr\n");
  }

  @Test
  void standard_output_is_captured_with_the_exit_code() throws InterruptedException {
    ShellCommand.CapturedOutput output =
        ShellCommand.capture("printf 'سلام'; exit 2", Map.of(), dir, LIMIT);

    assertThat(output.text()).isEqualTo("سلام");
    assertThat(output.exitCode()).isEqualTo(2);
  }

  @Test
  void long_output_is_cut_and_does_not_block_the_command() throws InterruptedException {
    ShellCommand.CapturedOutput output =
        ShellCommand.capture("head -c 3000000 /dev/zero | tr '\\0' x", Map.of(), dir, LIMIT);

    assertThat(output.text()).hasSize(1 << 20);
  }

  @Test
  void a_command_that_takes_too_long_is_terminated_with_its_children() throws InterruptedException {
    ShellCommand.CapturedOutput output =
        ShellCommand.capture("echo begun; sleep 60", Map.of(), dir, Duration.ofMillis(300));

    assertThat(output.exitCode()).isEqualTo(ShellCommand.CapturedOutput.TIMED_OUT);
    assertThat(output.text()).isEqualTo("begun\n");
  }

  @Test
  void a_command_in_the_background_has_an_exit_code_once_it_has_ended() throws Exception {
    Path fifo = dir.resolve("fifo");
    ShellCommand.run("mkfifo fifo", Map.of(), dir);
    try (ShellCommand.RunningCommand running =
        ShellCommand.start(
            "read line < fifo; exit 4", Map.of(), dir, OutputStream.nullOutputStream())) {
      assertThat(running.exitCode()).isEmpty();
      Files.writeString(fifo, "go\n");
      while (running.exitCode().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(running.exitCode()).hasValue(4);
    }
  }

  @Test
  void closing_terminates_a_command_in_the_background() throws IOException {
    ShellCommand.RunningCommand running =
        ShellCommand.start("sleep 60", Map.of(), dir, OutputStream.nullOutputStream());

    running.close();

    while (running.exitCode().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(running.exitCode().getAsInt()).isNotZero();
  }

  @Test
  void variables_that_the_launcher_hid_are_restored() throws InterruptedException {
    Map<String, String> env = Map.of("OTPIQ_KEPT__JAVA_OPTIONS", "-Xmx1m", "JDK_JAVA_OPTIONS", "");

    assertThat(ShellCommand.capture("echo \"$_JAVA_OPTIONS\"", env, dir, LIMIT).text())
        .isEqualTo("-Xmx1m\n");
  }

  @Test
  void an_empty_command_line_is_a_usage_problem() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> ShellCommand.run(" ", Map.of(), dir))
        .returns(Problem.Kind.USAGE, Problem::kind);
  }

  @Test
  void a_missing_directory_is_a_local_problem() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> ShellCommand.run("true", Map.of(), dir.resolve("none")))
        .returns(Problem.Kind.LOCAL, Problem::kind);
  }

  @Test
  void the_output_and_the_errors_of_a_command_are_passed_on_and_their_end_is_kept()
      throws InterruptedException {
    var output = new ByteArrayOutputStream();
    try (var running =
        ShellCommand.start("seq 20000; echo گۆڕا >&2; exit 3", Map.of(), dir, output)) {
      while (running.exitCode().isEmpty()) {
        Thread.onSpinWait();
      }

      assertThat(running.lastLines(2)).containsExactly("20000", "گۆڕا");
      assertThat(running.lastLines(100_000)).hasSizeBetween(4_000, 8_000).endsWith("گۆڕا");
    }
    assertThat(output.toString(StandardCharsets.UTF_8)).startsWith("1\n2\n").endsWith("گۆڕا\n");
  }
}
