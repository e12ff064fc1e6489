package com.otpiq.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stops a command, in the words of the user: what happened, and a way out where there is one.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Kind kind;
  private final transient Optional<String> hint;

  /** Whose no it was; decides the exit code. */
  public enum Kind {
    /** The command line is wrong. */
    USAGE,
    /** A file or standard input is not what it should be. */
    INPUT,
    /** OTPIQ's API said no. */
    REFUSED,
    /** Nobody answered. */
    UNREACHABLE,
    /** This machine said no. */
    LOCAL
  }

  private Problem(Kind kind, String what, Optional<String> hint, @Nullable Throwable cause) {
    super(what, cause);
    this.kind = kind;
    this.hint = hint;
  }

  public static Problem of(Kind kind, String what) {
    return new Problem(kind, what, Optional.empty(), null);
  }

  /**
   * A problem with a way out.
   *
   * @param hint what to try: a command, or one sentence
   */
  public static Problem of(Kind kind, String what, String hint) {
    return new Problem(kind, what, Optional.of(hint), null);
  }

  /** The same problem, with what caused it for those who ask for a stack trace. */
  public Problem causedBy(Throwable cause) {
    return new Problem(kind, what(), hint, cause);
  }

  public Kind kind() {
    return kind;
  }

  public String what() {
    return String.valueOf(getMessage());
  }

  public Optional<String> hint() {
    return hint;
  }
}
