package com.otpiq.cli.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What a stack trace says about each exception, and what it keeps to itself. */
class StackTraceTextTest {
  private static final String URL = "https://user:pass-canary@example.com/?token=token-canary";

  private static List<Throwable> exceptionsWithSecrets() {
    return List.of(
        new URISyntaxException(URL, "Illegal character"),
        new IllegalArgumentException(URL),
        new IllegalStateException("header X: pass-canary"),
        new NumberFormatException("For input string: \"token-canary\""),
        new UncheckedIOException(new IOException(URL)),
        new InvalidPathException(URL, "Nul character"),
        new CommandLine.ParameterException(
            new CommandLine(CommandLine.Model.CommandSpec.create()), "bad value " + URL));
  }

  @ParameterizedTest
  @MethodSource("exceptionsWithSecrets")
  void no_message_of_another_exception_is_shown_wherever_it_is(Throwable secret) {
    Throwable suppressing = Problem.of(Problem.Kind.INPUT, "the URL is not valid").causedBy(secret);
    suppressing.addSuppressed(secret);
    for (Throwable e : List.of(secret, new RuntimeException(secret), suppressing)) {
      assertThat(StackTraceText.of(e))
          .doesNotContain("canary", "user")
          .contains(secret.getClass().getName() + ": (message omitted")
          .contains("  at com.otpiq.cli.error.StackTraceTextTest.exceptionsWithSecrets");
    }
  }

  @Test
  void messages_of_otpiq_and_of_the_runtime_are_shown() {
    Throwable cause = new IndexOutOfBoundsException("Index 5 out of bounds for length 3");
    String text =
        StackTraceText.of(Problem.of(Problem.Kind.LOCAL, "port 1 is in use").causedBy(cause));

    assertThat(text)
        .startsWith("com.otpiq.event.Problem: port 1 is in use\n  at ")
        .contains("Caused by: java.lang.IndexOutOfBoundsException: Index 5 out of bounds");
  }

  @Test
  void a_circle_of_causes_ends() {
    RuntimeException outer = new RuntimeException();
    RuntimeException inner = new RuntimeException(outer);
    outer.initCause(inner);

    assertThat(StackTraceText.of(outer).lines().filter(line -> line.contains("RuntimeException")))
        .hasSize(3);
  }

  @Test
  void an_exception_without_a_message_has_its_name() {
    assertThat(StackTraceText.of(new IllegalStateException()))
        .startsWith("java.lang.IllegalStateException\n");
  }
}
