package com.otpiq.cli.listen;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.FilterArgument;
import com.otpiq.cli.options.HeaderParser;
import com.otpiq.cli.options.NetworkOptions;
import com.otpiq.cli.options.TargetUrl;
import com.otpiq.cli.options.ValueRedaction;
import com.otpiq.event.Problem;
import com.otpiq.listen.ForwardConfig;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.ListenAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The applications that webhooks are forwarded to. */
final class ForwardOptions {
  @Configurable(redaction = ValueRedaction.URL)
  @Option(
      names = "--forward-to",
      paramLabel = "URL",
      description = "Forward webhooks to your application. Repeatable.")
  List<String> urls = new ArrayList<>();

  @Option(
      names = "--forward-only",
      paramLabel = "KEY=VALUE",
      description = "Forward only webhooks with this value. Repeatable.")
  List<String> only = List.of();

  @Option(
      names = "-H",
      paramLabel = "'NAME: VALUE'",
      description = "Set a header of forwarded webhooks. Repeatable.")
  List<String> headers = new ArrayList<>();

  @Option(names = "--allow-remote", description = "Allow --forward-to to reach other machines.")
  boolean allowRemote;

  @Mixin NetworkOptions network = new NetworkOptions();

  /**
   * Where to forward webhooks; empty if they are not forwarded.
   *
   * @param address of the listener itself
   * @param port of the listener itself
   * @throws Problem USAGE if the listener is its own target, or there is no target
   */
  Optional<ForwardConfig> forwarding(Host host, ListenAddress address, int port) {
    if (urls.isEmpty() && !(only.isEmpty() && headers.isEmpty())) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--forward-only and -H need --forward-to",
          "--forward-to 3000/webhooks/otpiq");
    }
    List<ForwardConfig.Target> targets = urls.stream().map(url -> target(host, url)).toList();
    if (targets.stream()
        .map(ForwardConfig.Target::url)
        .anyMatch(url -> isItself(url, address, port))) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--forward-to is this listener itself, which would cause an endless loop");
    }
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ForwardConfig(
                targets,
                FilterArgument.filter("--forward-only", only, false),
                HeaderParser.read(headers),
                ForwardConfig.DEADLINE));
  }

  private static boolean isItself(HttpUrl url, ListenAddress address, int port) {
    return url.port() == port && address.receives(url.host());
  }

  private ForwardConfig.Target target(Host host, String text) {
    HttpUrl url = TargetUrl.parse("--forward-to", text, allowRemote);
    return new ForwardConfig.Target(url, network.policy(host, url, allowRemote));
  }
}
