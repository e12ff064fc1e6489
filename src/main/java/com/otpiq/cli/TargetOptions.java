package com.otpiq.cli;

import com.otpiq.net.HttpTransport;
import com.otpiq.net.Reach;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where webhooks are sent. */
final class TargetOptions {
  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Your receiver. Default: http://127.0.0.1:4242/, where `otpiq listen` is.")
  String to = "http://127.0.0.1:4242/";

  @Option(names = "--allow-remote", description = "Send to another machine than this one.")
  boolean allowRemote;

  @Mixin NetworkOptions network = new NetworkOptions();

  /** The way there; nothing is connected yet. */
  HttpTransport transport(Host host) {
    URI target = Target.parse("--to", to, allowRemote);
    Reach reach = network.reach(host, target, allowRemote);
    return new HttpTransport(target, reach);
  }
}
