package com.otpiq.tls;

import com.otpiq.event.Problem;
import com.otpiq.file.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Issues one certificate by an authority of its own, whose key is gone once it has signed: whoever
 * trusts that authority can be shown nothing else by it, ever.
 */
final class CertificateAuthority {
  /** The most that browsers and Apple's systems take. */
  private static final String DAYS = "397";

  /** So that a clock which is a little behind takes it too. */
  private static final long BACKDATED_SECONDS = 3_600;

  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";
  private static final String PREFIX = "making-";

  private CertificateAuthority() {}

  /**
   * A new key with its certificate for these hosts.
   *
   * @param directory where to work; the keys are on its disk for a moment, under a password that
   *     nobody is told
   */
  static ServerIdentity issue(Path directory, Collection<String> hosts, Instant now)
      throws IOException, InterruptedException {
    sweep(directory);
    Path place = Files.createTempDirectory(directory, PREFIX);
    try {
      Path store = place.resolve("keys.p12");
      String password = UUID.randomUUID().toString();
      Keytool.run(store, password, pair(AUTHORITY, "CN=otpiq on this machine", now, ofAuthority()));
      Keytool.run(store, password, pair(SERVER, "CN=localhost", now, ofServer(hosts)));
      return read(store, password.toCharArray());
    } finally {
      sweep(directory);
    }
  }

  private static List<String> pair(String alias, String name, Instant now, List<String> more) {
    List<String> arguments =
        new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", name));
    arguments.addAll(
        List.of("-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA"));
    arguments.addAll(List.of("-validity", DAYS));
    arguments.addAll(List.of("-startdate", START.format(now.minusSeconds(BACKDATED_SECONDS))));
    arguments.addAll(more);
    return arguments;
  }

  private static List<String> ofAuthority() {
    return List.of("-ext", "bc:critical=ca:true,pathlen:0", "-ext", "ku:critical=keyCertSign");
  }

  private static List<String> ofServer(Collection<String> hosts) {
    String names =
        hosts.stream()
            .map(host -> (ServerIdentity.isAddress(host) ? "ip:" : "dns:") + host)
            .collect(Collectors.joining(","));
    return List.of(
        "-signer",
        AUTHORITY,
        "-ext",
        "san=" + names,
        "-ext",
        "ku:critical=digitalSignature",
        "-ext",
        "eku=serverAuth");
  }

  private static ServerIdentity read(Path file, char[] password) throws IOException {
    try (InputStream from = Files.newInputStream(file)) {
      KeyStore made = KeyStore.getInstance("PKCS12");
      made.load(from, password);
      List<X509Certificate> chain =
          Arrays.stream(made.getCertificateChain(SERVER)).map(X509Certificate.class::cast).toList();
      if (made.getKey(SERVER, password) instanceof PrivateKey key) {
        return ServerIdentity.of(key, chain);
      }
      throw Problem.of(Problem.Kind.LOCAL, "Java's keytool made no key");
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Takes away what was worked on here, also by one that was killed. */
  private static void sweep(Path directory) throws IOException {
    try (DirectoryStream<Path> places = Files.newDirectoryStream(directory, PREFIX + "*")) {
      for (Path place : places) {
        empty(place, "*");
        Files.delete(place);
      }
    }
    empty(directory, PrivateFile.TEMPORARY_FILES);
  }

  private static void empty(Path directory, String names) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
