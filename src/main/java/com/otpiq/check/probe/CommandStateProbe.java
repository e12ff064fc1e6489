package com.otpiq.check.probe;

import com.otpiq.exec.ShellCommand;
import com.otpiq.verdict.IncompleteCheckException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Reads the stored state with the shell command of {@code --state-cmd}. */
public final class CommandStateProbe implements StateProbe {
  /** The placeholder for the smsId in a command or a URL. */
  public static final String SMS_ID = "{smsId}";

  /** The environment variable of a command that holds the smsId. */
  public static final String VARIABLE = "OTPIQ_SMS_ID";

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String command;
  private final StateMapping mapping;
  private final Path workDir;

  /** Reads the state with this command, run in this directory. */
  public CommandStateProbe(String command, StateMapping mapping, Path workDir) {
    this.command = command;
    this.mapping = mapping;
    this.workDir = workDir;
  }

  /** No output, with exit code 0 or 1 (as of an unsuccessful search), means: no such message. */
  @Override
  public ObservedState read(String smsId) throws InterruptedException, IncompleteCheckException {
    ShellCommand.CapturedOutput output =
        ShellCommand.capture(
            command.replace(SMS_ID, smsId), Map.of(VARIABLE, smsId), workDir, TIMEOUT);
    if (output.exitCode() == 0 || (output.exitCode() == 1 && output.text().isBlank())) {
      return mapping.read(output.text());
    }
    throw IncompleteCheckException.lookupFailed(
        output.exitCode() == ShellCommand.CapturedOutput.TIMED_OUT
            ? "the command of --state-cmd took longer than 10 s"
            : "the command of --state-cmd ended with exit code " + output.exitCode());
  }

  @Override
  public void close() {}
}
