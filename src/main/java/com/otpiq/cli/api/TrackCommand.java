package com.otpiq.cli.api;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.ApiOptions;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.DurationConverter;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.PhoneNumber;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "track",
    description = "Show the status of a message.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class TrackCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "SMSID", description = "The smsId that OTPIQ returned for the message.")
  String smsId = "";

  @Option(names = "--wait", description = "Wait for the final status; fail if undelivered.")
  boolean wait;

  @Configurable(byProject = false)
  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Time between two requests. Default: 3s.")
  Duration every = Duration.ofSeconds(3);

  @Configurable(byProject = false)
  @Option(
      names = "--wait-for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Longest time to wait. Default: 5m.")
  Duration limit = Duration.ofMinutes(5);

  @Mixin ApiOptions api = new ApiOptions();
  @Mixin OutputOptions output = new OutputOptions();

  TrackCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    requireSmsId();
    Reporter reporter = output.reporter(host);
    try (ApiSession session = new ApiSession(host, api, api.base(), output, reporter)) {
      if (wait) {
        return session.await(smsId, every, limit).code;
      }
      session.call(otpiq -> otpiq.track(smsId));
      return ExitCode.OK.code;
    }
  }

  private void requireSmsId() {
    if (PhoneNumber.looksLike(smsId)) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "track needs the smsId of a message, and this looks like a telephone number",
          "the smsId that otpiq send printed");
    }
    if (smsId.isBlank() || !every.isPositive()) {
      throw Problem.of(
          Problem.Kind.USAGE, "the smsId must not be empty, and --every must be more than 0");
    }
  }
}
