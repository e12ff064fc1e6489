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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certificate that {@code otpiq listen --tls} shows: made once, kept for its user only, and
 * made anew before it ends.
 *
 * @param authorityFile the file (PEM) of whoever signed it, for those who are to trust it
 * @param notice what was done, and why; nothing where it was there
 */
public record LocalCertificate(
    ServerIdentity identity, Path authorityFile, Optional<String> notice) {
  private static final List<String> DEFAULT_HOSTS = List.of("localhost", "127.0.0.1", "::1");
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  /**
   * The one that is kept in a folder, or a new one. Several otpiq may want it at once: one makes
   * it, the others wait.
   *
   * @param host is among those that it is for
   * @throws Problem LOCAL where it cannot be kept, or cannot be made
   */
  public static LocalCertificate loadOrCreate(Path directory, String host, Instant now)
      throws InterruptedException {
    var store = new CertificateStore(directory);
    Optional<ServerIdentity> stored = store.read();
    if (stored.isPresent()
        && isUsable(stored.get(), host, now)
        && store.hasAuthorityFileOf(stored.get())) {
      return new LocalCertificate(stored.get(), store.authorityFile(), Optional.empty());
    }
    return create(store, host, now);
  }

  private static LocalCertificate create(CertificateStore store, String host, Instant now)
      throws InterruptedException {
    PrivateDirectory.create(store.directory());
    try (DirectoryLock _ = DirectoryLock.acquire(store.directory())) {
      Optional<ServerIdentity> stored = store.read();
      if (stored.isPresent() && isUsable(stored.get(), host, now)) {
        store.writeAuthorityFile(stored.get());
        return new LocalCertificate(stored.get(), store.authorityFile(), Optional.empty());
      }
      boolean first = store.isEmpty();
      ServerIdentity issued =
          CertificateAuthority.issue(store.directory(), hosts(stored, host), now);
      store.write(issued);
      return new LocalCertificate(
          issued, store.authorityFile(), Optional.of(notice(first, stored, issued, host, now)));
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.LOCAL,
              "the certificate cannot be kept in " + store.directory(),
              UserDirectory.STATE.variable + "=… names another folder")
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

  /** Those of before too, or two that listen on two hosts would take turns at making it. */
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
    String until = "; it is good until " + date(issued.notAfter());
    if (first) {
      return "made a certificate for " + String.join(", ", DEFAULT_HOSTS) + also(host) + until;
    }
    return reason(stored, host, now)
        + ", so it was made anew"
        + until
        + "; start again what trusts the old one";
  }

  private static String also(String host) {
    return DEFAULT_HOSTS.stream()
            .map(ServerIdentity::canonicalHost)
            .toList()
            .contains(ServerIdentity.canonicalHost(host))
        ? ""
        : ", " + host;
  }

  private static String reason(Optional<ServerIdentity> stored, String host, Instant now) {
    if (stored.isEmpty()) {
      return "the certificate that was kept is broken";
    }
    if (isValidAt(stored.get(), now)) {
      return "the certificate that was kept is not for " + host;
    }
    boolean over = now.isAfter(stored.get().notAfter());
    return "the certificate that was kept "
        + (over ? "ended on " : "is good only until ")
        + date(stored.get().notAfter());
  }

  private static LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
