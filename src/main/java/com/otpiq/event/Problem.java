package com.otpiq.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error that stops a command and is shown to the user: what happened, and a hint if there is
 * one.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Kind kind;
  private final transient Optional<String> hint;
  private final transient Optional<String> option;

  /** The kind of problem, which decides the exit code. */
  public enum Kind {
    /** The command line is wrong. */
    USAGE,
    /** A file or standard input has the wrong content. */
    INPUT,
    /** OTPIQ's API rejected the request. */
    REFUSED,
    /** There was no response. */
    UNREACHABLE,
    /** This machine prevents it: a port, a file, the disk. */
    LOCAL
  }

  private Problem(
      Kind kind,
      String message,
      Optional<String> hint,
      Optional<String> option,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
    this.option = option;
  }

  /** A problem without a hint. */
  public static Problem of(Kind kind, String message) {
    return new Problem(kind, message, Optional.empty(), Optional.empty(), null);
  }

  /**
   * A problem with a hint.
   *
   * @param hint what to try: a command, or one sentence
   */
  public static Problem of(Kind kind, String message, String hint) {
    return new Problem(kind, message, Optional.of(hint), Optional.empty(), null);
  }

  /** The same problem with its cause, for {@code --stacktrace}. */
  public Problem causedBy(Throwable cause) {
    return new Problem(kind, message(), hint, option, cause);
  }

  /** The same problem as one of the value of an option, which may come from a settings file. */
  public Problem about(String name) {
    return new Problem(kind, message(), hint, Optional.of(name), getCause());
  }

  /** The kind of problem. */
  public Kind kind() {
    return kind;
  }

  /** What happened, in one sentence for the user. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** The option whose value is wrong; empty if that is not known. */
  public Optional<String> option() {
    return option;
  }

  /** What the user can try. */
  public Optional<String> hint() {
    return hint;
  }
}
