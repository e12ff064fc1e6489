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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The certificate of {@code otpiq listen --tls}. It is created once, readable only by its user, and
 * renewed before it expires.
 *
 * @param authorityFile the PEM file of the certificate authority, for clients that are to trust it
 * @param notice what was created, and why; empty if the stored certificate was used
 */
public record LocalCertificate(
    ServerIdentity identity, Path authorityFile, Optional<String> notice) {
  private static final List<String> USUAL_HOSTS = List.of("localhost", "127.0.0.1", "::1");
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  /**
   * Loads the certificate from the state directory, or creates it. If several otpiq processes need
   * one at the same time, one creates it and the others wait.
   *
   * @param host a host that the certificate must cover; other hosts than this machine's usual names
   *     have certificates of their own
   * @throws Problem LOCAL if it cannot be created or stored
   */
  public static LocalCertificate loadOrCreate(Path state, String host, Instant now)
      throws InterruptedException {
    return loadOrCreate(state, host, now, CertificateAuthority::issue);
  }

  /** Issues a certificate for these hosts. */
  @FunctionalInterface
  interface CertificateIssuer {
    ServerIdentity issue(Path directory, Collection<String> hosts, Instant now)
        throws IOException, InterruptedException;
  }

  /** Loads the certificate from the state directory, or creates it with this issuer. */
  static LocalCertificate loadOrCreate(
      Path state, String host, Instant now, CertificateIssuer issuer) throws InterruptedException {
    Set<String> hosts = hosts(host);
    List<Path> directories = directories(state, hosts);
    directories.forEach(PrivateDirectory::requireOwn);
    var store = new CertificateStore(directories.getLast());
    Optional<ServerIdentity> stored = store.read();
    if (stored.isPresent()
        && isUsable(stored.get(), hosts, now)
        && store.hasAuthorityFileOf(stored.get())) {
      return new LocalCertificate(stored.get(), store.authorityFile(), Optional.empty());
    }
    directories.forEach(PrivateDirectory::create);
    return create(store, hosts, now, issuer);
  }

  /**
   * The directory of the certificate, and those above it that are otpiq's own. Not every character
   * of an address can be in a file name.
   */
  private static List<Path> directories(Path state, Set<String> hosts) {
    Path usual = state.resolve("tls");
    List<Path> directories = new ArrayList<>(List.of(state, usual));
    hosts.stream()
        .filter(host -> !isUsual(host))
        .map(host -> usual.resolve("for-" + host.replaceAll("[^a-z0-9.-]", "-")))
        .forEach(directories::add);
    return directories;
  }

  private static LocalCertificate create(
      CertificateStore store, Set<String> hosts, Instant now, CertificateIssuer issuer)
      throws InterruptedException {
    try (DirectoryLock _ = DirectoryLock.acquire(store.directory())) {
      Optional<ServerIdentity> stored = store.read();
      if (stored.isPresent() && isUsable(stored.get(), hosts, now)) {
        store.writeAuthorityFile(stored.get());
        return new LocalCertificate(stored.get(), store.authorityFile(), Optional.empty());
      }
      boolean first = store.isEmpty();
      ServerIdentity issued = issuer.issue(store.directory(), hosts, now);
      store.write(issued);
      return new LocalCertificate(
          issued, store.authorityFile(), Optional.of(notice(first, stored, issued, now)));
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

  private static boolean isUsable(ServerIdentity stored, Set<String> hosts, Instant now) {
    return isValidAt(stored, now) && CertificateForm.matches(stored, hosts);
  }

  private static boolean isValidAt(ServerIdentity stored, Instant now) {
    return !now.isBefore(stored.certificate().getNotBefore().toInstant())
        && now.plus(RENEW_BEFORE).isBefore(stored.notAfter());
  }

  /** The usual names of this machine, and the host. */
  private static Set<String> hosts(String host) {
    Set<String> hosts = new LinkedHashSet<>();
    USUAL_HOSTS.forEach(each -> hosts.add(ServerIdentity.canonicalHost(each)));
    hosts.add(ServerIdentity.canonicalHost(host));
    return hosts;
  }

  private static String notice(
      boolean first, Optional<ServerIdentity> stored, ServerIdentity issued, Instant now) {
    String until = "; it is valid until " + date(issued.notAfter());
    if (first) {
      Stream<String> further = issued.hosts().stream().filter(host -> !isUsual(host));
      return "created a certificate for "
          + Stream.concat(USUAL_HOSTS.stream(), further).collect(Collectors.joining(", "))
          + until;
    }
    return reason(stored, now)
        + ", so a new one was created"
        + until
        + "; restart the programs that trust the old one";
  }

  private static boolean isUsual(String host) {
    return USUAL_HOSTS.stream().anyMatch(usual -> ServerIdentity.canonicalHost(usual).equals(host));
  }

  private static String reason(Optional<ServerIdentity> stored, Instant now) {
    if (stored.isEmpty()) {
      return "the stored certificate is damaged";
    }
    if (isValidAt(stored.get(), now)) {
      return "the stored certificate is not one that otpiq makes";
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
