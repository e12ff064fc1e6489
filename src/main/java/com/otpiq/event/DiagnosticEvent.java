package com.otpiq.event;

import java.util.Optional;

/** What {@code otpiq doctor} reports. */
public sealed interface DiagnosticEvent extends Event {
  /**
   * The result of one diagnostic.
   *
   * @param what the diagnostic, in a word
   * @param fix what to do; empty if there is nothing to do
   */
  record DiagnosticResult(String what, DiagnosticLevel level, String text, Optional<String> fix)
      implements DiagnosticEvent {
    public static DiagnosticResult ok(String what, String text) {
      return new DiagnosticResult(what, DiagnosticLevel.OK, text, Optional.empty());
    }

    public static DiagnosticResult note(String what, String text, String fix) {
      return new DiagnosticResult(what, DiagnosticLevel.NOTE, text, Optional.of(fix));
    }

    public static DiagnosticResult problem(String what, String text, String fix) {
      return new DiagnosticResult(what, DiagnosticLevel.PROBLEM, text, Optional.of(fix));
    }

    /** A problem that would stop a command, as a result. */
    public static DiagnosticResult of(String what, Problem problem) {
      return new DiagnosticResult(what, DiagnosticLevel.PROBLEM, problem.what(), problem.hint());
    }
  }

  /** All diagnostics are done. */
  record DiagnosticSummary(long problems, long notes) implements DiagnosticEvent {}
}
