package com.otpiq.cli;

import com.otpiq.message.PersonalData;
import com.otpiq.message.SendRequest;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.Proxies;
import com.otpiq.net.Reach;
import com.otpiq.net.Tls;
import com.otpiq.rehearsal.Rehearsal;
import com.otpiq.report.Reporter;
import com.otpiq.webhook.ReportType;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** {@code send --sandbox}: the whole life of a message in this process. */
record Rehearsing(
    Host host,
    ReportOptions webhooks,
    Optional<String> scenario,
    PersonalData personal,
    Reporter reporter) {
  /** OK where every webhook was received, and none broke a rule. */
  ExitCode run(SendRequest request) throws InterruptedException {
    WebhookSecret secret = webhooks.secret.readOne(host, reporter).orElseGet(() -> made(host));
    Rehearsal.Verdict verdict =
        rehearsal().run(request, secret, webhooks.type.orElse(ReportType.ALL));
    Asking.mustBeYes(verdict.reply());
    boolean good =
        verdict.summary().filter(done -> done.errors() == 0 && done.refused() == 0).isPresent();
    return good ? ExitCode.OK : ExitCode.FAILED;
  }

  private Rehearsal rehearsal() {
    var options = new SimulationOptions();
    options.scenario = scenario;
    var settings = options.settings(host, "127.0.0.1", 0, false, List.of(), Optional.empty());
    var reach = new Reach(Proxies.NONE, Tls.ofRuntime(), false);
    return new Rehearsal(settings, reach, host.time(), personal, reporter);
  }

  private static WebhookSecret made(Host host) {
    return WebhookSecret.of(HexFormat.of().toHexDigits(host.random().nextLong()));
  }
}
