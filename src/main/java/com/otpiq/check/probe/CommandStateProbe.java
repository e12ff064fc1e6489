package com.otpiq.check.probe;

import com.otpiq.exec.ShellCommand;
import com.otpiq.verdict.IncompleteCheckException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Reads the stored state with the shell command of {@code --state-cmd}. */
public final class CommandStateProbe implements StateProbe {
  /** The placeholder for the smsId in a command or a URL. */
  public static final String SMS_ID = "{smsId}";

  /** The environment variable of a command that holds the smsId. */
  public static final String VARIABLE = "OTPIQ_SMS_ID";

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Nothing found: of grep and most tools; of {@code jq -e}, wget and {@code curl -f}. */
  private static final Set<Integer> NOT_FOUND = Set.of(1, 4, 8, 22);

  private final String command;
  private final StateMapping mapping;
  private final Path workDir;

  /** Reads the state with this command, run in this directory. */
  public CommandStateProbe(String command, StateMapping mapping, Path workDir) {
    this.command = command;
    this.mapping = mapping;
    this.workDir = workDir;
  }

  /**
   * No output (or {@code null}) means: no such message, also with the exit code of an unsuccessful
   * search.
   */
  @Override
  public ObservedState read(String smsId) throws InterruptedException, IncompleteCheckException {
    ShellCommand.CapturedOutput output =
        ShellCommand.capture(
            command.replace(SMS_ID, smsId), Map.of(VARIABLE, smsId), workDir, TIMEOUT);
    ObservedState state = mapping.read(output.text());
    if (output.exitCode() == 0
        || (NOT_FOUND.contains(output.exitCode()) && state.equals(ObservedState.NONE))) {
      return state;
    }
    throw IncompleteCheckException.lookupFailed(
        output.exitCode() == ShellCommand.CapturedOutput.TIMED_OUT
            ? "the command of --state-cmd took longer than 10 s"
            : "the command of --state-cmd ended with exit code " + output.exitCode());
  }

  @Override
  public void close() {}
}
