package com.otpiq.cli.api;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.NotConfigurable;
import com.otpiq.cli.options.SecretOptions;
import com.otpiq.cli.options.TargetUrl;
import com.otpiq.cli.options.ValueRedaction;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.ReportType;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the webhooks of a message. */
final class DeliveryReportOptions {
  private static final String HINT = "--webhook-url https://app.example/webhooks/otpiq";

  @Configurable(
      byProject = false,
      yieldsTo = {"--sandbox", "--request"},
      redaction = ValueRedaction.URL)
  @Option(
      names = "--webhook-url",
      paramLabel = "URL",
      description = "Where OTPIQ sends the webhooks; https.")
  Optional<String> url = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "WHICH",
      description = "all webhooks, or only the final one. Default: all.")
  Optional<ReportType> type = Optional.empty();

  @NotConfigurable @Mixin SecretOptions secret = new SecretOptions();

  boolean isGiven() {
    return url.isPresent() || type.isPresent() || secret.isGiven();
  }

  Optional<DeliveryReport> report(Host host, Reporter reporter) {
    if (url.isEmpty()) {
      if (isGiven()) {
        throw Problem.of(
            Problem.Kind.USAGE, "--report and a webhook secret need --webhook-url", HINT);
      }
      return Optional.empty();
    }
    Optional<WebhookSecret> one = secret.readOne(host, reporter);
    return url.map(text ->
        new DeliveryReport(
            TargetUrl.parseFull("--webhook-url", text, HINT).text(),
            type.orElse(ReportType.ALL),
            one));
  }
}
