package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.client.TlsStrategy;
import com.otpiq.net.proxy.ProxySettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How other machines are reached. */
public final class NetworkOptions {
  @Configurable(shared = true, byProject = false)
  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description =
          "Certificates (PEM) that vouch for the https host, besides those that Java knows.")
  Optional<Path> authorities = Optional.empty();

  /**
   * The reach that the options and the environment's proxies give.
   *
   * @param remote whether another machine may be reached
   */
  public NetworkPolicy policy(Host host, URI target, boolean remote) {
    var networkPolicy = new NetworkPolicy(ProxySettings.of(host.env()), tls(host), remote);
    try {
      networkPolicy.requireSupportedProxy(target);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          Problem.Kind.USAGE,
          String.valueOf(e.getMessage()),
          "HTTPS_PROXY=http://proxy.example:8080, or NO_PROXY=" + target.getHost());
    }
    return networkPolicy;
  }

  /** Who vouches for a host. */
  public TlsStrategy tls(Host host) {
    return authorities.map(file -> believing(host, file)).orElseGet(TlsStrategy::ofRuntime);
  }

  private static TlsStrategy believing(Host host, Path file) {
    try {
      return TlsStrategy.ofRuntimeAnd(Files.readAllBytes(host.workDir().resolve(file)));
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.INPUT, "the certificates in " + file + " cannot be read")
          .causedBy(e);
    } catch (IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.INPUT, file + " " + e.getMessage()).causedBy(e);
    }
  }
}
