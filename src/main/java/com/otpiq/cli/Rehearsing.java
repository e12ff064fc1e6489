package com.otpiq.cli;

import com.otpiq.message.PersonalData;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.Proxies;
import com.otpiq.net.Reach;
import com.otpiq.net.Tls;
import com.otpiq.rehearsal.Rehearsal;
import com.otpiq.report.Reporter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** How {@code send --sandbox} is wired. */
final class Rehearsing {
  private Rehearsing() {}

  static Rehearsal rehearsal(
      Host host, Optional<String> scenario, PersonalData personal, Reporter reporter) {
    var options = new SimulationOptions();
    options.scenario = scenario;
    var settings = options.settings(host, "127.0.0.1", 0, false, List.of(), Optional.empty());
    var reach = new Reach(Proxies.NONE, Tls.ofRuntime(), false);
    return new Rehearsal(settings, reach, host.time(), personal, reporter);
  }

  /** A secret for this once. */
  static WebhookSecret secret(Host host) {
    return WebhookSecret.of(HexFormat.of().toHexDigits(host.random().nextLong()));
  }
}
