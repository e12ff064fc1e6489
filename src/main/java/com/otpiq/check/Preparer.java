package com.otpiq.check;

import com.otpiq.exec.Child;
import com.otpiq.report.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Makes messages known to an application, as if it had sent them. */
public record Preparer(String line, Path workDir) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Runs the user's command for a message.
   *
   * @throws Problem LOCAL where it does not end well
   */
  void prepare(String smsId) throws InterruptedException {
    Child.Printed printed =
        Child.output(
            line.replace(CommandMemory.SMS_ID, smsId),
            Map.of(CommandMemory.VARIABLE, smsId),
            workDir,
            PATIENCE);
    if (printed.exit() != 0) {
      throw Problem.of(
          Problem.Kind.LOCAL,
          "the command of --prepare-cmd for "
              + smsId
              + " "
              + (printed.exit() == Child.Printed.LATE
                  ? "took longer than 10 s"
                  : "ended with exit code " + printed.exit()));
    }
  }
}
