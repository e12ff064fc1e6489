package com.otpiq.cli.sandbox;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.SecretFile;
import com.otpiq.cli.options.SecretOptions;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.event.SafeText;
import com.otpiq.message.ControlToken;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which other machines the sandbox calls, and which of them may control it. */
final class SandboxAccessOptions {
  static final String TOKEN_VARIABLE = "OTPIQ_CONTROL_TOKEN";

  @Configurable(byProject = false)
  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description = "Deliver webhooks to this host too. Repeatable.")
  List<String> hosts = new ArrayList<>();

  @Option(names = "--allow-remote", description = "Deliver webhooks to every host.")
  boolean allowRemote;

  @Configurable(byProject = false, variable = TOKEN_VARIABLE)
  @Option(
      names = "--control-token-file",
      paramLabel = "FILE",
      description = "File with the token of the control API. Default: OTPIQ_CONTROL_TOKEN.")
  Optional<Path> tokenFile = Optional.empty();

  /**
   * The hosts that webhooks may go to.
   *
   * @throws Problem USAGE if a value is not a host, or one that is never called
   */
  AllowedHosts allowedHosts() {
    AllowedHosts named =
        AllowedHosts.thisMachineAnd(
            hosts.stream().map(SandboxAccessOptions::host).collect(Collectors.toSet()));
    return allowRemote ? AllowedHosts.ALL : named;
  }

  private static String host(String text) {
    boolean isBareIpv6 = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
    String authority = isBareIpv6 ? "[" + text + "]" : text;
    try {
      HttpUrl url = HttpUrl.of("http://" + authority);
      boolean isHostAlone = !authority.matches(".*(:\\d*|[/?#].*)");
      if (isHostAlone || isBareIpv6) {
        AllowedHosts.ALL
            .refusal(url.host())
            .ifPresent(reason -> {
              throw Problem.of(Problem.Kind.USAGE, "--allow-host: " + url.host() + " " + reason);
            });
        return url.host();
      }
    } catch (IllegalArgumentException _) {
      // not a host
    }
    throw Problem.of(
        Problem.Kind.USAGE,
        "--allow-host takes the name or the address of a host alone, not " + SafeText.shorten(text),
        "--allow-host app");
  }

  /**
   * The token of the control API that the user gave, if there is one.
   *
   * @throws Problem INPUT if it cannot be read or is too short
   */
  Optional<ControlToken> token(Host host, Reporter reporter) {
    return tokenFile
        .map(file ->
            token("the token in " + file, SecretFile.CONTROL_TOKEN.read(host, file, reporter)))
        .or(() ->
            Optional.of(host.env().getOrDefault(TOKEN_VARIABLE, ""))
                .filter(text -> !text.isEmpty())
                .map(text -> token("the token in " + TOKEN_VARIABLE, text)));
  }

  private static ControlToken token(String name, String value) {
    try {
      return ControlToken.of(value);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          Problem.Kind.INPUT, name + " " + e.getMessage(), "openssl rand -hex 16 makes a good one");
    }
  }

  /** A random token for one run. */
  static ControlToken random() {
    return ControlToken.of(SecretOptions.randomText());
  }
}
