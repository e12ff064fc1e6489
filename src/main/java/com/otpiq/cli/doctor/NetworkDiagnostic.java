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
import com.otpiq.net.Loopback;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.client.PortProbe;
import com.otpiq.net.client.TlsStrategy;
import com.otpiq.net.proxy.ProxySettings;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Ports, proxies, and whether somebody is where settings point. Only this machine is reached. */
final class NetworkDiagnostic {
  private static final String PORT = "port";
  private static final String PROXY = "proxy";
  private static final String TARGET = "target";

  /** The options that point somewhere. */
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
        .flatMap(exams -> exams);
  }

  private Stream<DiagnosticEvent.DiagnosticResult> ports(String command) {
    String address = value(command, "host");
    String port = value(command, PORT);
    if (!Loopback.isLiteral(address) || port.equals("0")) {
      return Stream.empty();
    }
    try {
      return Stream.of(port(command, address, Integer.parseInt(port)));
    } catch (NumberFormatException _) {
      return Stream.empty();
    }
  }

  private static DiagnosticEvent.DiagnosticResult port(String command, String address, int port) {
    try {
      ServerOptions.requireValid(port);
    } catch (Problem problem) {
      return DiagnosticResult.of(PORT, problem);
    }
    String told = port + ", of `otpiq " + command + "`, is ";
    return PortProbe.isFree(address, port)
        ? DiagnosticResult.ok(PORT, told + "free")
        : DiagnosticResult.note(
            PORT,
            told + "taken, perhaps by another otpiq, or not allowed",
            "otpiq " + command + " --port 0, which takes any free one");
  }

  private String value(String command, String option) {
    return effective.of(command).stream()
        .filter(told -> told.key().equals(command + "." + option))
        .flatMap(told -> told.value().stream())
        .findFirst()
        .orElse("");
  }

  /** On the way to OTPIQ; this machine is always reached directly. */
  private DiagnosticEvent.DiagnosticResult proxy() {
    try {
      return ProxySettings.of(host.env())
          .toward(URI.create(ApiOptions.OTPIQ))
          .map(proxy -> DiagnosticResult.ok(PROXY, "OTPIQ is reached through " + proxy))
          .orElseGet(() -> DiagnosticResult.ok(PROXY, "none on the way to OTPIQ"));
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
      URI url = TargetUrl.parse(value.key(), value.text().replace("{smsId}", "sms-0"), true);
      String told = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
      String of = " (" + value.key() + ", " + value.source() + ")";
      if (!Loopback.isLiteral(url.getHost())) {
        return DiagnosticResult.ok(TARGET, told + of + " is another machine, and was not asked");
      }
      return PortProbe.isOpen(
              url, new NetworkPolicy(ProxySettings.NONE, TlsStrategy.ofRuntime(), false))
          ? DiagnosticResult.ok(TARGET, "somebody listens at " + told + of)
          : DiagnosticResult.problem(
              TARGET, "nobody listens at " + told + of, "start your application, or correct it");
    } catch (Problem problem) {
      return DiagnosticResult.of(TARGET, value.invalid(problem.what()));
    }
  }
}
