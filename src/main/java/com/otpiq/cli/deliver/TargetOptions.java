package com.otpiq.cli.deliver;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.NetworkOptions;
import com.otpiq.cli.options.TargetUrl;
import com.otpiq.cli.options.ValueRedaction;
import com.otpiq.event.Problem;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.HttpTransport;
import com.otpiq.net.client.NetworkPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The URL to which webhooks are sent. */
final class TargetOptions {
  @Configurable(shared = true, redaction = ValueRedaction.URL)
  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Your receiver. Default: http://127.0.0.1:4242/.")
  String to = "http://127.0.0.1:4242/";

  @Option(names = "--allow-remote", description = "Allow a URL on another machine.")
  boolean allowRemote;

  @Mixin NetworkOptions network = new NetworkOptions();

  /**
   * Checks the URL, also where nothing is sent.
   *
   * @throws Problem USAGE if it cannot be used
   */
  void check() {
    var _ = TargetUrl.parse("--to", to, allowRemote);
  }

  /** A transport to the URL; it does not connect yet. */
  HttpTransport transport(Host host) {
    HttpUrl target = TargetUrl.parse("--to", to, allowRemote);
    NetworkPolicy networkPolicy = network.policy(host, target, allowRemote);
    return new HttpTransport(target, networkPolicy);
  }
}
