package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import com.otpiq.file.InputFile;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.client.TlsStrategy;
import com.otpiq.net.proxy.ProxySettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How otpiq connects to other hosts. */
public final class NetworkOptions {
  @Configurable(shared = true, byProject = false)
  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "More CA certificates (PEM) to trust for https.")
  Optional<Path> authorities = Optional.empty();

  /**
   * The network policy from the options and the proxy variables of the environment.
   *
   * @param remoteAllowed whether hosts other than this machine are allowed
   */
  public NetworkPolicy policy(Host host, HttpUrl target, boolean remoteAllowed) {
    var networkPolicy =
        new NetworkPolicy(
            ProxySettings.of(host.env()),
            tls(host),
            remoteAllowed ? AllowedHosts.ALL : AllowedHosts.THIS_MACHINE);
    try {
      networkPolicy.requireSupportedProxy(target);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          Problem.Kind.USAGE,
          String.valueOf(e.getMessage()),
          "HTTPS_PROXY=http://proxy.example:8080, or NO_PROXY=" + target.host());
    }
    return networkPolicy;
  }

  /** The certificates that are trusted. */
  public TlsStrategy tls(Host host) {
    return authorities.map(file -> trusting(host, file)).orElseGet(TlsStrategy::ofRuntime);
  }

  private static TlsStrategy trusting(Host host, Path file) {
    try {
      return TlsStrategy.ofRuntimeAnd(
          InputFile.readOwn(
              host.workDir().resolve(file),
              "the certificate file " + file,
              InputFile.MAX_CERTIFICATE_BYTES));
    } catch (IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.INPUT, file + " " + e.getMessage()).causedBy(e);
    }
  }
}
