package com.otpiq.cli.error;

import com.otpiq.event.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the program says with its exit code; the one table, printed in every command's usage. */
public enum ExitCode {
  OK(0, "done, and every answer was yes"),
  FAILED(1, "done, and an answer was no: findings, a check failed, or a delivery not acknowledged"),
  USAGE(2, "the command line is wrong"),
  INPUT(3, "a file or standard input is not what it should be"),
  REFUSED(4, "OTPIQ's API said no"),
  UNREACHABLE(
      5,
      "OTPIQ's API, or the receiver of check, did not answer; of replay and trigger, an unacknowledged delivery is 1"),
  LOCAL(6, "this machine said no: port taken, file not writable, disk full"),
  BUG(70, "our fault, or Java too old"),
  INTERRUPTED(130, "Ctrl-C before the work was done; 143 for SIGTERM");

  /** The number that the shell sees. */
  public final int code;

  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** What the number means. */
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

  /** The table as the usage help prints it. */
  public static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(exit -> table.put(Integer.toString(exit.code), exit.meaning));
    return table;
  }
}
