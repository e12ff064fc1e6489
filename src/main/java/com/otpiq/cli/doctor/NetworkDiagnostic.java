package com.otpiq.cli.doctor;

import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.ApiOptions;
import com.otpiq.cli.options.ServerOptions;
import com.otpiq.cli.options.TargetUrl;
import com.otpiq.cli.settings.Configuration;
import com.otpiq.cli.settings.EffectiveSettings;
import com.otpiq.cli.settings.KnownSettings;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.DiagnosticEvent.DiagnosticResult;
import com.otpiq.event.Problem;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.HostPort;
import com.otpiq.net.ListenAddress;
import com.otpiq.net.Loopback;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.client.PortProbe;
import com.otpiq.net.proxy.ProxySettings;
import java.util.List;
import java.util.stream.Stream;

/** Checks ports, proxies, and the URLs in settings. Connects only to this machine. */
final class NetworkDiagnostic {
  private static final String PORT = "port";
  private static final String PROXY = "proxy";
  private static final String TARGET = "target";

  /** The options that hold a URL. */
  private static final List<String> URL_OPTIONS =
      List.of("forward-to", "to", "state-url", "base-url");

  private final Host host;
  private final Configuration configuration;
  private final EffectiveSettings effective;

  NetworkDiagnostic(Host host, CommandTree commands, Configuration configuration) {
    this.host = host;
    this.configuration = configuration;
    this.effective = new EffectiveSettings(host, commands, configuration);
  }

  Stream<DiagnosticEvent.DiagnosticResult> results() {
    return Stream.of(ports("listen"), ports("sandbox"), Stream.of(proxy()), targets())
        .flatMap(results -> results);
  }

  private Stream<DiagnosticEvent.DiagnosticResult> ports(String command) {
    String port = value(command, PORT);
    try {
      return port.equals("0")
          ? Stream.empty()
          : Stream.of(port(command, value(command, "host"), Integer.parseInt(port)));
    } catch (NumberFormatException _) {
      return Stream.empty();
    } catch (Problem problem) {
      return Stream.of(DiagnosticResult.of(PORT, problem));
    }
  }

  private static DiagnosticEvent.DiagnosticResult port(String command, String host, int port) {
    ServerOptions.requireValid(port);
    List<String> taken =
        ListenAddress.parse(host).addresses().stream()
            .filter(address -> !PortProbe.isFree(address, port))
            .map(address -> HostPort.of(address, port).toString())
            .toList();
    String of = ", of `otpiq " + command + "`, is ";
    return taken.isEmpty()
        ? DiagnosticResult.ok(PORT, port + of + "free")
        : DiagnosticResult.note(
            PORT,
            String.join(" and ", taken) + of + "in use, perhaps by another otpiq, or not allowed",
            "otpiq " + command + " --port 0, which uses any free port");
  }

  private String value(String command, String option) {
    return effective.of(command).stream()
        .filter(setting -> setting.key().equals(command + "." + option))
        .flatMap(setting -> setting.value().stream())
        .findFirst()
        .orElse("");
  }

  /** The proxy for requests to OTPIQ; requests to this machine never use one. */
  private DiagnosticEvent.DiagnosticResult proxy() {
    try {
      return ProxySettings.of(host.env())
          .addressFor(HttpUrl.of(ApiOptions.OTPIQ))
          .map(proxy -> DiagnosticResult.ok(PROXY, "requests to OTPIQ go through " + proxy))
          .orElseGet(() -> DiagnosticResult.ok(PROXY, "requests to OTPIQ use no proxy"));
    } catch (IllegalArgumentException e) {
      return DiagnosticResult.problem(
          PROXY, String.valueOf(e.getMessage()), "HTTPS_PROXY=http://proxy.example:8080");
    }
  }

  private Stream<DiagnosticEvent.DiagnosticResult> targets() {
    return KnownSettings.all().stream()
        .filter(setting -> URL_OPTIONS.contains(setting.option()))
        .flatMap(setting ->
            setting.commands().stream().flatMap(each -> configuration.of(setting, each).stream()))
        .distinct()
        .map(NetworkDiagnostic::target);
  }

  private static DiagnosticEvent.DiagnosticResult target(Configuration.Value value) {
    try {
      HttpUrl url =
          value.text().contains(TargetUrl.SMS_ID)
              ? TargetUrl.parseTemplate(value.key(), value.text(), true)
              : TargetUrl.parse(value.key(), value.text(), true);
      String of = " (" + value.key() + ", " + value.source() + ")";
      if (!Loopback.isLiteral(url.host())) {
        return DiagnosticResult.ok(
            TARGET, url.authority() + of + " is another machine, so it was not contacted");
      }
      return PortProbe.isOpen(url, NetworkPolicy.THIS_MACHINE)
          ? DiagnosticResult.ok(TARGET, "a server listens at " + url.authority() + of)
          : DiagnosticResult.problem(
              TARGET,
              "no server listens at " + url.authority() + of,
              "start your application, or correct the URL");
    } catch (Problem problem) {
      return DiagnosticResult.of(TARGET, value.invalid(problem.message()));
    }
  }
}
