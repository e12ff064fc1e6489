package com.otpiq.cli;

import com.otpiq.delivery.RetryPolicy;
import com.otpiq.report.Problem;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How often and how long to try. */
final class RetryOptions {
  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "How often to try again; OTPIQ documents up to 10. The waits are assumed. Default: 0.")
  int retries;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "For one attempt, from start to end; OTPIQ documents 10 seconds. Default: 10s.")
  Duration timeout = RetryPolicy.QUICK.timeout();

  RetryPolicy policy() {
    if (retries < 0 || !timeout.isPositive()) {
      throw Problem.of(Problem.Kind.USAGE, "--retries is 0 or more, and --timeout is more than 0");
    }
    return RetryPolicy.QUICK.withRetries(retries).withTimeout(timeout);
  }
}
