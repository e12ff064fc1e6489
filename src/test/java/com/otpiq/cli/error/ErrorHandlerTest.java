package com.otpiq.cli.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.host.Host;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What an error prints, and with which exit code it ends. */
class ErrorHandlerTest {
  private final Program program = new Program(Path.of(""));

  @ParameterizedTest
  @CsvSource({"USAGE, 2", "INPUT, 3", "REFUSED, 4", "UNREACHABLE, 5", "LOCAL, 6"})
  void a_problem_prints_its_message_and_hint(Problem.Kind kind, int code) {
    assertThat(fail(sources(false), Problem.of(kind, "it went wrong", "otpiq --help")))
        .isEqualTo(code);
    assertThat(program.err()).isEqualTo("otpiq: it went wrong\nTry: otpiq --help\n");
  }

  @Test
  void a_problem_names_the_source_of_the_value_that_it_is_about() {
    fail(sources(false, new Value("invalid port: 1", "a.properties:1: port = 1")), port());

    assertThat(program.err())
        .isEqualTo("otpiq: invalid port: 1\nSet by a.properties:1: port = 1\n");
  }

  @Test
  void values_that_a_problem_does_not_mention_are_not_named() {
    fail(sources(false, new Value("something else", "a.properties:2: quiet = true")), port());

    assertThat(program.err()).isEqualTo("otpiq: invalid port: 1\n");
  }

  @Test
  void a_message_is_safe_for_a_terminal() {
    fail(sources(false), Problem.of(Problem.Kind.INPUT, "a\u001b[31mb"));

    assertThat(program.err()).doesNotContain("\u001b").contains("\\u001b[31mb");
  }

  @Test
  void an_internal_error_asks_for_a_report_and_shows_no_trace() {
    assertThat(fail(sources(false), new IllegalStateException("secret")))
        .isEqualTo(ExitCode.BUG.code);
    assertThat(program.err())
        .isEqualTo(
            """
            otpiq: internal error: IllegalStateException
            otpiq: run the command again with --stacktrace, and report what it prints
            """);
  }

  @Test
  void errors_of_the_machine_are_internal_errors_too() {
    int code =
        new ErrorHandler(program.host(), sources(false))
            .run(() -> {
              throw new StackOverflowError();
            });

    assertThat(code).isEqualTo(ExitCode.BUG.code);
    assertThat(program.err()).contains("otpiq: internal error: StackOverflowError\n");
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1 event;", "2, 0, 2 events;", "2, 1, 2 events;", "1, 130, 1 event;"})
  void events_that_failed_decide_the_exit_code_at_the_end(int count, int code, String counted) {
    Host host = program.host();
    Reporter reporter = host.failures().counted(_ -> {});
    for (int i = 0; i < count; i++) {
      reporter.report(
          new Event.EventFailed("it failed", new IndexOutOfBoundsException("first " + i)));
    }

    assertThat(new ErrorHandler(host, sources(true)).run(() -> code)).isEqualTo(70);
    assertThat(program.err())
        .startsWith("│ java.lang.IndexOutOfBoundsException: first 0\n│   at com.otpiq.")
        .contains("otpiq: internal errors affected " + counted)
        .contains("otpiq: run the command again with --stacktrace");
  }

  @Test
  void a_stack_trace_is_printed_on_request_with_safe_lines() {
    fail(sources(true), Problem.of(Problem.Kind.LOCAL, "a\u001bb\notpiq: all is well"));

    assertThat(program.err())
        .startsWith("│ com.otpiq.event.Problem: a\\u001bb\n│ otpiq: all is well\n│   at com.otpiq.")
        .contains("otpiq: a\\u001bb\\u000aotpiq: all is well\n");
  }

  @Test
  void an_interruption_has_its_own_exit_code_and_no_message() {
    CommandLine line = new CommandLine(CommandSpec.create());

    assertThat(
            new ErrorHandler(program.host(), sources(false))
                .handleExecutionException(new InterruptedException(), line, line.parseArgs()))
        .isEqualTo(ExitCode.INTERRUPTED.code);
    assertThat(program.err()).isEmpty();
  }

  @Test
  void output_that_cannot_be_written_is_an_error_of_the_machine() {
    assertThat(ErrorHandler.outputFailed(program.host(), "No space left on device"))
        .isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err())
        .isEqualTo("otpiq: cannot write to standard output: No space left on device\n");
  }

  private static Problem port() {
    return Problem.of(Problem.Kind.USAGE, "invalid port: 1");
  }

  private int fail(OptionSources sources, RuntimeException e) {
    return new ErrorHandler(program.host(), sources)
        .run(() -> {
          throw e;
        });
  }

  private static OptionSources sources(boolean isTyped, Value... values) {
    return new OptionSources() {
      @Override
      public boolean isTyped(String option) {
        return isTyped && option.equals("--stacktrace");
      }

      @Override
      public List<Source> of(@Nullable ArgSpec arg) {
        return List.of();
      }

      @Override
      public List<Source> of(Problem problem) {
        return List.<Source>of(values).stream()
            .filter(value -> value.text().equals(problem.message()))
            .toList();
      }
    };
  }

  /** A value that one message mentions. */
  private record Value(String text, String describe) implements OptionSources.Source {
    @Override
    public String key() {
      return "port";
    }

    @Override
    public Problem invalid(String reason) {
      return Problem.of(Problem.Kind.INPUT, reason);
    }
  }
}
