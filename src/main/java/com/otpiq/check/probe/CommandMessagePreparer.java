package com.otpiq.check.probe;

import com.otpiq.event.Problem;
import com.otpiq.exec.ShellCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Makes messages known with the shell command of {@code --prepare-cmd}. */
public record CommandMessagePreparer(String command, Path workDir) implements MessagePreparer {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * Runs the command for a message.
   *
   * @throws Problem LOCAL if it fails or takes longer than 10 s
   */
  @Override
  public void prepare(String smsId) throws InterruptedException {
    ShellCommand.CapturedOutput output =
        ShellCommand.capture(
            command.replace(CommandStateProbe.SMS_ID, smsId),
            Map.of(CommandStateProbe.VARIABLE, smsId),
            workDir,
            TIMEOUT);
    if (output.exitCode() != 0) {
      throw Problem.of(
          Problem.Kind.LOCAL,
          "the command of --prepare-cmd for "
              + smsId
              + " "
              + (output.exitCode() == ShellCommand.CapturedOutput.TIMED_OUT
                  ? "took longer than 10 s"
                  : "ended with exit code " + output.exitCode()));
    }
  }
}
