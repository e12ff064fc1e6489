package com.otpiq.cli.listen;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.SecretFile;
import com.otpiq.event.Event;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.InputFile;
import com.otpiq.file.UserDirectory;
import com.otpiq.net.HostPort;
import com.otpiq.net.ListenAddress;
import com.otpiq.tls.LocalCertificate;
import com.otpiq.tls.Pem;
import com.otpiq.tls.ServerIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether to serve HTTPS, and with which certificate. */
final class TlsOptions {
  @Configurable
  @Option(names = "--tls", description = "Serve HTTPS with a certificate made for you.")
  boolean tls;

  @Configurable(yieldsTo = {"--trust", "--tls=false"})
  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Serve HTTPS with this certificate chain (PEM).")
  Optional<Path> certificate = Optional.empty();

  @Configurable(yieldsTo = {"--trust", "--tls=false"})
  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Private key of --cert (PEM, PKCS#8, no password).")
  Optional<Path> key = Optional.empty();

  @Option(names = "--trust", description = "Show how clients trust the certificate of --tls.")
  boolean trust;

  /** The certificate and key of the server; empty for HTTP. */
  Optional<ServerIdentity> identity(Host host, ListenAddress address, Reporter reporter)
      throws InterruptedException {
    if (certificate.isPresent() != key.isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--cert and --key must be used together",
          "--cert cert.pem --key key.pem");
    }
    if (certificate.isPresent()) {
      return Optional.of(readIdentity(host, certificate.get(), key.orElseThrow(), reporter));
    }
    if (!tls) {
      return Optional.empty();
    }
    LocalCertificate local = loadLocal(host, address, reporter);
    reporter.report(
        new Event.Notice(
            "clients trust it with --cacert '"
                + local.authorityFile()
                + "'; otpiq listen --tls --trust shows more ways"));
    return Optional.of(local.identity());
  }

  /** Reports how to trust the certificate of {@code --tls}; creates it on the first call. */
  void reportTrust(Host host, ListenAddress address, int port, Reporter reporter)
      throws InterruptedException {
    if (certificate.isPresent() || key.isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE, "--trust is about the certificate of --tls, not about --cert");
    }
    LocalCertificate local = loadLocal(host, address, reporter);
    reporter.report(
        new ListenEvent.TrustShown(
            "https://" + new HostPort(address.urlHost(), port) + "/",
            local.authorityFile().toString(),
            local.identity().notAfter()));
  }

  private static LocalCertificate loadLocal(Host host, ListenAddress address, Reporter reporter)
      throws InterruptedException {
    Path directory =
        UserDirectory.STATE
            .locate(host.env())
            .map(state -> host.workDir().resolve(state))
            .orElseThrow(() ->
                Problem.of(
                    Problem.Kind.LOCAL,
                    "there is no directory for the certificate",
                    UserDirectory.STATE.variable + "=… sets one"));
    LocalCertificate local =
        LocalCertificate.loadOrCreate(
            directory.toAbsolutePath().normalize(), address.urlHost(), host.time().now());
    local.notice().map(Event.Notice::new).ifPresent(reporter::report);
    return local;
  }

  private static ServerIdentity readIdentity(
      Host host, Path certificate, Path key, Reporter reporter) {
    ServerIdentity identity =
        ServerIdentity.ofPem(pem(host, certificate), privatePem(host, key, reporter));
    if (identity.notAfter().isBefore(host.time().now())) {
      reporter.report(
          new Event.Warning(
              "the certificate in "
                  + certificate
                  + " expired on "
                  + LocalDate.ofInstant(identity.notAfter(), host.zone().get())
                  + ", so no client will accept it"));
    }
    return identity;
  }

  private static Pem privatePem(Host host, Path key, Reporter reporter) {
    Pem pem = pem(host, key);
    SecretFile.warnIfReadableByOthers(host, key, reporter);
    return pem;
  }

  private static Pem pem(Host host, Path file) {
    byte[] content =
        InputFile.readOwn(
            host.workDir().resolve(file), file.toString(), InputFile.MAX_CERTIFICATE_BYTES);
    return new Pem(file.toString(), new String(content, StandardCharsets.ISO_8859_1));
  }
}
