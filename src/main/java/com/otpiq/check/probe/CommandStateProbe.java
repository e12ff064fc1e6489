package com.otpiq.check.probe;

import com.otpiq.exec.ShellCommand;
import com.otpiq.verdict.IncompleteCheckException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Looks up what an application remembers by a command of the user's. */
public final class CommandStateProbe implements StateProbe {
  /** What stands for the message's identifier in a command or a URL. */
  public static final String SMS_ID = "{smsId}";

  /** The same, in the environment of a command. */
  public static final String VARIABLE = "OTPIQ_SMS_ID";

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String line;
  private final StateMapping view;
  private final Path workDir;

  public CommandStateProbe(String line, StateMapping view, Path workDir) {
    this.line = line;
    this.view = view;
    this.workDir = workDir;
  }

  /** Nothing printed, with exit code 0 or that of an unsuccessful search: no such message. */
  @Override
  public ObservedState of(String smsId) throws InterruptedException, IncompleteCheckException {
    ShellCommand.CapturedOutput printed =
        ShellCommand.capture(
            line.replace(SMS_ID, smsId), Map.of(VARIABLE, smsId), workDir, TIMEOUT);
    if (printed.exitCode() == 0 || (printed.exitCode() == 1 && printed.text().isBlank())) {
      return view.read(printed.text());
    }
    throw IncompleteCheckException.lookupFailed(
        printed.exitCode() == ShellCommand.CapturedOutput.TIMED_OUT
            ? "the command of --state-cmd took longer than 10 s"
            : "the command of --state-cmd ended with exit code " + printed.exitCode());
  }

  @Override
  public void close() {}
}
