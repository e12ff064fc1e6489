package com.otpiq.cli.error;

import com.otpiq.event.Problem;

/** The exit codes of the program; the one table. */
public enum ExitCode {
  OK(0, true, "success"),
  FAILED(1, false, "a finding, a failed check, or a delivery that was not acknowledged"),
  USAGE(2, true, "usage error: the command line or an environment variable is wrong"),
  INPUT(3, true, "invalid input: a file or standard input"),
  REFUSED(4, false, "OTPIQ's API rejected the request (any 4xx)"),
  UNREACHABLE(5, false, "no response from OTPIQ's API, or from the receiver of check"),
  LOCAL(6, true, "local error: port in use, file not writable, disk full"),
  BUG(70, true, "internal error, or Java is too old"),
  INTERRUPTED(130, true, "interrupted by Ctrl-C; 143 by SIGTERM");

  /** The number that the process returns. */
  public final int code;

  /** Whether any command can return it; the notes of a command list the others. */
  public final boolean isGeneral;

  private final String meaning;

  ExitCode(int code, boolean isGeneral, String meaning) {
    this.code = code;
    this.isGeneral = isGeneral;
    this.meaning = meaning;
  }

  /** Returns what the number means. */
  public String meaning() {
    return meaning;
  }

  static ExitCode of(Problem.Kind kind) {
    return switch (kind) {
      case USAGE -> USAGE;
      case INPUT -> INPUT;
      case REFUSED -> REFUSED;
      case UNREACHABLE -> UNREACHABLE;
      case LOCAL -> LOCAL;
    };
  }
}
