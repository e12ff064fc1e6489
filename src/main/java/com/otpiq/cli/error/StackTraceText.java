package com.otpiq.cli.error;

import com.otpiq.event.Problem;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The stack trace of {@code --stacktrace}, which users put into public reports. Messages of
 * exceptions may quote a URL with its password, a header or a file; only those are shown that otpiq
 * shows anyway, and those that the Java runtime makes of types and numbers.
 */
final class StackTraceText {
  private static final String OMITTED = "(message omitted, it may contain a secret)";

  private final StringBuilder text = new StringBuilder();
  private final Set<Throwable> shown = Collections.newSetFromMap(new IdentityHashMap<>());

  private StackTraceText() {}

  static String of(Throwable e) {
    StackTraceText trace = new StackTraceText();
    trace.add("", e);
    return trace.text.toString();
  }

  private void add(String relation, Throwable e) {
    text.append(relation).append(e.getClass().getName()).append(message(e)).append('\n');
    if (!shown.add(e)) {
      return;
    }
    for (StackTraceElement frame : e.getStackTrace()) {
      text.append("  at ").append(frame).append('\n');
    }
    for (Throwable suppressed : e.getSuppressed()) {
      add("Suppressed: ", suppressed);
    }
    if (e.getCause() != null) {
      add("Caused by: ", e.getCause());
    }
  }

  private static String message(Throwable e) {
    if (e.getMessage() == null) {
      return "";
    }
    return ": " + (isSafe(e) ? e.getMessage() : OMITTED);
  }

  private static boolean isSafe(Throwable e) {
    return switch (e) {
      case Problem _,
          NullPointerException _,
          IndexOutOfBoundsException _,
          ClassCastException _,
          ArithmeticException _,
          NegativeArraySizeException _,
          LinkageError _,
          VirtualMachineError _ ->
          true;
      default -> false;
    };
  }
}
