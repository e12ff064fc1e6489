package com.otpiq.event;

import java.util.Optional;

/** Events of {@code otpiq doctor}. */
public sealed interface DiagnosticEvent extends Event {
  /**
   * The result of one diagnostic.
   *
   * @param name of the diagnostic, in one word
   * @param fix what to do; empty if there is nothing to do
   */
  record DiagnosticResult(String name, DiagnosticLevel level, String text, Optional<String> fix)
      implements DiagnosticEvent {
    public static DiagnosticResult ok(String name, String text) {
      return new DiagnosticResult(name, DiagnosticLevel.OK, text, Optional.empty());
    }

    public static DiagnosticResult note(String name, String text, String fix) {
      return new DiagnosticResult(name, DiagnosticLevel.NOTE, text, Optional.of(fix));
    }

    public static DiagnosticResult problem(String name, String text, String fix) {
      return new DiagnosticResult(name, DiagnosticLevel.PROBLEM, text, Optional.of(fix));
    }

    /** A problem that would stop a command, as a result. */
    public static DiagnosticResult of(String name, Problem problem) {
      return new DiagnosticResult(name, DiagnosticLevel.PROBLEM, problem.message(), problem.hint());
    }
  }

  /** All diagnostics are done. */
  record DiagnosticSummary(long problems, long notes) implements DiagnosticEvent {}
}
