package com.otpiq.tls;

import com.otpiq.event.Problem;
import com.otpiq.file.DirectoryLock;
import com.otpiq.file.PrivateDirectory;
import com.otpiq.file.UserDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certificate of {@code otpiq listen --tls}. It is created once, readable only by its user, and
 * renewed before it expires.
 *
 * @param authorityFile the PEM file of the certificate authority, for clients that are to trust it
 * @param notice what was created, and why; empty if the stored certificate was used
 */
public record LocalCertificate(
    ServerIdentity identity, Path authorityFile, Optional<String> notice) {
  private static final List<String> DEFAULT_HOSTS = List.of("localhost", "127.0.0.1", "::1");
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  /**
   * Loads the certificate from a directory, or creates it. If several otpiq processes need one at
   * the same time, one creates it and the others wait.
   *
   * @param host a host that the certificate must cover
   * @throws Problem LOCAL if it cannot be created or stored
   */
  public static LocalCertificate loadOrCreate(Path directory, String host, Instant now)
      throws InterruptedException {
    return loadOrCreate(directory, host, now, CertificateAuthority::issue);
  }

  /** Issues a certificate for these hosts. */
  @FunctionalInterface
  interface CertificateIssuer {
    ServerIdentity issue(Path directory, Collection<String> hosts, Instant now)
        throws IOException, InterruptedException;
  }

  /** Loads the certificate from a directory, or creates it with this issuer. */
  static LocalCertificate loadOrCreate(
      Path directory, String host, Instant now, CertificateIssuer issuer)
      throws InterruptedException {
    var store = new CertificateStore(directory);
    Optional<ServerIdentity> stored = store.read();
    if (stored.isPresent()
        && isUsable(stored.get(), host, now)
        && store.hasAuthorityFileOf(stored.get())) {
      return new LocalCertificate(stored.get(), store.authorityFile(), Optional.empty());
    }
    return create(store, host, now, issuer);
  }

  private static LocalCertificate create(
      CertificateStore store, String host, Instant now, CertificateIssuer issuer)
      throws InterruptedException {
    PrivateDirectory.create(store.directory());
    try (DirectoryLock _ = DirectoryLock.acquire(store.directory())) {
      Optional<ServerIdentity> stored = store.read();
      if (stored.isPresent() && isUsable(stored.get(), host, now)) {
        store.writeAuthorityFile(stored.get());
        return new LocalCertificate(stored.get(), store.authorityFile(), Optional.empty());
      }
      boolean first = store.isEmpty();
      ServerIdentity issued = issuer.issue(store.directory(), hosts(stored, host), now);
      store.write(issued);
      return new LocalCertificate(
          issued, store.authorityFile(), Optional.of(notice(first, stored, issued, host, now)));
    } catch (IOException | Problem e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (e instanceof Problem own) {
        throw own;
      }
      throw Problem.of(
              Problem.Kind.LOCAL,
              "the certificate cannot be stored in " + store.directory(),
              UserDirectory.STATE.variable + "=… sets another directory")
          .causedBy(e);
    }
  }

  private static boolean isUsable(ServerIdentity stored, String host, Instant now) {
    return isValidAt(stored, now) && covers(stored, host);
  }

  private static boolean isValidAt(ServerIdentity stored, Instant now) {
    return !now.isBefore(stored.certificate().getNotBefore().toInstant())
        && now.plus(RENEW_BEFORE).isBefore(stored.notAfter());
  }

  private static boolean covers(ServerIdentity stored, String host) {
    return stored.hosts().contains(ServerIdentity.canonicalHost(host));
  }

  /**
   * Keeps the hosts of the stored one, so that listeners on two hosts do not replace each other's.
   */
  private static Set<String> hosts(Optional<ServerIdentity> stored, String host) {
    Set<String> hosts = new LinkedHashSet<>();
    DEFAULT_HOSTS.forEach(each -> hosts.add(ServerIdentity.canonicalHost(each)));
    stored.ifPresent(before -> hosts.addAll(before.hosts()));
    hosts.add(ServerIdentity.canonicalHost(host));
    return hosts;
  }

  private static String notice(
      boolean first,
      Optional<ServerIdentity> stored,
      ServerIdentity issued,
      String host,
      Instant now) {
    String until = "; it is valid until " + date(issued.notAfter());
    if (first) {
      return "created a certificate for "
          + String.join(", ", DEFAULT_HOSTS)
          + andHost(host)
          + until;
    }
    return reason(stored, host, now)
        + ", so a new one was created"
        + until
        + "; restart the programs that trust the old one";
  }

  private static String andHost(String host) {
    return DEFAULT_HOSTS.stream()
            .map(ServerIdentity::canonicalHost)
            .toList()
            .contains(ServerIdentity.canonicalHost(host))
        ? ""
        : ", " + host;
  }

  private static String reason(Optional<ServerIdentity> stored, String host, Instant now) {
    if (stored.isEmpty()) {
      return "the stored certificate is damaged";
    }
    if (isValidAt(stored.get(), now)) {
      return "the stored certificate does not cover " + host;
    }
    boolean expired = now.isAfter(stored.get().notAfter());
    return "the stored certificate "
        + (expired ? "expired on " : "expires on ")
        + date(stored.get().notAfter());
  }

  private static LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
