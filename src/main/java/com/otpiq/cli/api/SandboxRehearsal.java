package com.otpiq.cli.api;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.SandboxOptions;
import com.otpiq.event.Reporter;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.SendRequest;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.ListenAddress;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.rehearsal.Rehearsal;
import com.otpiq.webhook.ReportType;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * {@code send --sandbox}: sends the message to a sandbox in this process, and checks its webhooks.
 */
record SandboxRehearsal(
    Host host,
    DeliveryReportOptions webhooks,
    Optional<String> scenario,
    PersonalDataMask mask,
    Reporter reporter) {
  /** Returns OK if every webhook is received and none violates a rule. */
  ExitCode run(SendRequest request) throws InterruptedException {
    WebhookSecret secret = webhooks.secret.readOne(host, reporter).orElseGet(() -> newSecret(host));
    Rehearsal.RehearsalResult result =
        rehearsal().run(request, secret, webhooks.type.orElse(ReportType.ALL));
    ApiSession.requireSuccess(result.response());
    boolean clean =
        result.summary().filter(done -> done.errors() == 0 && done.refused() == 0).isPresent();
    return clean ? ExitCode.OK : ExitCode.FAILED;
  }

  private Rehearsal rehearsal() {
    var options = new SandboxOptions();
    options.scenario = scenario;
    var config =
        options.config(
            host, ListenAddress.LOCALHOST, 0, Optional.empty(), List.of(), Optional.empty());
    return new Rehearsal(config, NetworkPolicy.THIS_MACHINE, host.time(), mask, reporter);
  }

  private static WebhookSecret newSecret(Host host) {
    return WebhookSecret.of(HexFormat.of().toHexDigits(host.random().nextLong()));
  }
}
