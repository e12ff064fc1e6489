package com.otpiq.check.probe;

import com.otpiq.event.Problem;
import com.otpiq.exec.ShellCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Makes messages known to an application, as if it had sent them. */
public record MessagePreparer(String line, Path workDir) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * Runs the user's command for a message.
   *
   * @throws Problem LOCAL where it does not end well
   */
  public void prepare(String smsId) throws InterruptedException {
    ShellCommand.CapturedOutput printed =
        ShellCommand.capture(
            line.replace(CommandStateProbe.SMS_ID, smsId),
            Map.of(CommandStateProbe.VARIABLE, smsId),
            workDir,
            TIMEOUT);
    if (printed.exitCode() != 0) {
      throw Problem.of(
          Problem.Kind.LOCAL,
          "the command of --prepare-cmd for "
              + smsId
              + " "
              + (printed.exitCode() == ShellCommand.CapturedOutput.TIMED_OUT
                  ? "took longer than 10 s"
                  : "ended with exit code " + printed.exitCode()));
    }
  }
}
