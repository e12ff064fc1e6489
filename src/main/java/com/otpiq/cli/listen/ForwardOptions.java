package com.otpiq.cli.listen;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.HeaderParser;
import com.otpiq.cli.options.JsonArgument;
import com.otpiq.cli.options.NetworkOptions;
import com.otpiq.cli.options.TargetUrl;
import com.otpiq.cli.options.ValueRedaction;
import com.otpiq.event.Problem;
import com.otpiq.listen.ForwardConfig;
import com.otpiq.net.Loopback;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applications behind the listener. */
final class ForwardOptions {
  @Configurable(redaction = ValueRedaction.URL)
  @Option(
      names = "--forward-to",
      paramLabel = "URL",
      description =
          "Pass each webhook on to your application as it came, and its answer back. Repeatable: the first one's answer counts.")
  List<String> urls = new ArrayList<>();

  @Option(
      names = "--forward-only",
      paramLabel = "KEY=VALUE",
      description =
          "Pass on only webhooks with this value, such as status=failed; answer the others here. Repeatable.")
  Map<String, String> only = new LinkedHashMap<>();

  @Option(
      names = "-H",
      paramLabel = "'NAME: VALUE'",
      description = "Add a header to what is passed on, or replace one. Repeatable.")
  List<String> headers = new ArrayList<>();

  @Option(names = "--allow-remote", description = "Pass on to another machine than this one.")
  boolean allowRemote;

  @Mixin NetworkOptions network = new NetworkOptions();

  /**
   * Where webhooks are passed on to; nothing where they are not.
   *
   * @param port of the listener itself
   * @throws Problem USAGE where they would come back to it for ever, or are not passed on at all
   */
  Optional<ForwardConfig> forwarding(Host host, int port) {
    if (urls.isEmpty() && !(only.isEmpty() && headers.isEmpty())) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--forward-only and -H are of what is passed on, and nothing is",
          "--forward-to 3000/webhooks/otpiq");
    }
    List<ForwardConfig.Target> targets = urls.stream().map(url -> target(host, url)).toList();
    if (targets.stream().map(ForwardConfig.Target::url).anyMatch(url -> isItself(url, port))) {
      throw Problem.of(
          Problem.Kind.USAGE, "--forward-to is this listener itself: it would go round for ever");
    }
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ForwardConfig(
                targets,
                JsonArgument.filter(only),
                HeaderParser.read(headers),
                ForwardConfig.DEADLINE));
  }

  private static boolean isItself(URI url, int port) {
    return url.getPort() == port && Loopback.place(url.getHost()) == Loopback.Place.HERE;
  }

  private ForwardConfig.Target target(Host host, String text) {
    URI url = TargetUrl.parse("--forward-to", text, allowRemote);
    return new ForwardConfig.Target(url, network.policy(host, url, allowRemote));
  }
}
