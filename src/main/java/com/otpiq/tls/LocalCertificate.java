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
 * @param authority the file (PEM) of whoever signed it, for those who are to trust it
 * @param news what was done, and why; nothing where it was there
 */
public record LocalCertificate(ServerIdentity identity, Path authority, Optional<String> news) {
  private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "::1");
  private static final Duration MARGIN = Duration.ofDays(30);

  /**
   * The one that is kept in a folder, or a new one. Several otpiq may want it at once: one makes
   * it, the others wait.
   *
   * @param host is among those that it is for
   * @throws Problem LOCAL where it cannot be kept, or cannot be made
   */
  public static LocalCertificate in(Path folder, String host, Instant now)
      throws InterruptedException {
    var shelf = new CertificateStore(folder);
    Optional<ServerIdentity> kept = shelf.read();
    if (kept.isPresent() && isFit(kept.get(), host, now) && shelf.shows(kept.get())) {
      return new LocalCertificate(kept.get(), shelf.authority(), Optional.empty());
    }
    return made(shelf, host, now);
  }

  private static LocalCertificate made(CertificateStore shelf, String host, Instant now)
      throws InterruptedException {
    PrivateDirectory.make(shelf.folder());
    try (DirectoryLock _ = DirectoryLock.take(shelf.folder())) {
      Optional<ServerIdentity> kept = shelf.read();
      if (kept.isPresent() && isFit(kept.get(), host, now)) {
        shelf.show(kept.get());
        return new LocalCertificate(kept.get(), shelf.authority(), Optional.empty());
      }
      boolean first = shelf.isEmpty();
      ServerIdentity fresh = CertificateAuthority.issue(shelf.folder(), hosts(kept, host), now);
      shelf.put(fresh);
      return new LocalCertificate(
          fresh, shelf.authority(), Optional.of(news(first, kept, fresh, host, now)));
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.LOCAL,
              "the certificate cannot be kept in " + shelf.folder(),
              UserDirectory.STATE.variable + "=… names another folder")
          .causedBy(e);
    }
  }

  private static boolean isFit(ServerIdentity kept, String host, Instant now) {
    return isInTime(kept, now) && isFor(kept, host);
  }

  private static boolean isInTime(ServerIdentity kept, Instant now) {
    return !now.isBefore(kept.own().getNotBefore().toInstant())
        && now.plus(MARGIN).isBefore(kept.until());
  }

  private static boolean isFor(ServerIdentity kept, String host) {
    return kept.hosts().contains(ServerIdentity.canonical(host));
  }

  /** Those of before too, or two that listen on two hosts would take turns at making it. */
  private static Set<String> hosts(Optional<ServerIdentity> kept, String host) {
    Set<String> hosts = new LinkedHashSet<>();
    ALWAYS.forEach(each -> hosts.add(ServerIdentity.canonical(each)));
    kept.ifPresent(before -> hosts.addAll(before.hosts()));
    hosts.add(ServerIdentity.canonical(host));
    return hosts;
  }

  private static String news(
      boolean first,
      Optional<ServerIdentity> kept,
      ServerIdentity fresh,
      String host,
      Instant now) {
    String until = "; it is good until " + date(fresh.until());
    if (first) {
      return "made a certificate for " + String.join(", ", ALWAYS) + also(host) + until;
    }
    return reason(kept, host, now)
        + ", so it was made anew"
        + until
        + "; start again what trusts the old one";
  }

  private static String also(String host) {
    return ALWAYS.stream()
            .map(ServerIdentity::canonical)
            .toList()
            .contains(ServerIdentity.canonical(host))
        ? ""
        : ", " + host;
  }

  private static String reason(Optional<ServerIdentity> kept, String host, Instant now) {
    if (kept.isEmpty()) {
      return "the certificate that was kept is broken";
    }
    if (isInTime(kept.get(), now)) {
      return "the certificate that was kept is not for " + host;
    }
    boolean over = now.isAfter(kept.get().until());
    return "the certificate that was kept "
        + (over ? "ended on " : "is good only until ")
        + date(kept.get().until());
  }

  private static LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
