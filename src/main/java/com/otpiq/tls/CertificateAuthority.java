package com.otpiq.tls;

import com.otpiq.event.Problem;
import com.otpiq.file.InputFile;
import com.otpiq.file.PrivateDirectory;
import com.otpiq.file.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Issues a server certificate. Each one is signed by a new certificate authority whose private key
 * is discarded afterwards, so a client that trusts this authority trusts only that one certificate.
 */
final class CertificateAuthority {
  /** The longest validity that browsers and Apple's systems accept. */
  static final int DAYS = 397;

  static final String AUTHORITY_NAME = "CN=otpiq on this machine";
  static final String SERVER_NAME = "CN=localhost";
  static final String SIGNATURE = "SHA256withECDSA";

  /** The certificate is valid for clients whose clock is up to an hour behind. */
  private static final long BACKDATED_SECONDS = 3_600;

  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";
  private static final String TEMPORARY_PREFIX = "making-";

  private CertificateAuthority() {}

  /**
   * Creates a key and its certificate for these hosts.
   *
   * @param directory for temporary files; they hold the keys, encrypted with a random password, and
   *     are deleted afterwards
   */
  static ServerIdentity issue(Path directory, Collection<String> hosts, Instant now)
      throws IOException, InterruptedException {
    deleteTemporaryFiles(directory);
    Path temporary = PrivateDirectory.createTemporary(directory, TEMPORARY_PREFIX);
    try {
      Path store = temporary.resolve("keys.p12");
      String password = UUID.randomUUID().toString();
      Keytool.run(
          store, password, generate(AUTHORITY, AUTHORITY_NAME, now, authorityExtensions(hosts)));
      Keytool.run(store, password, generate(SERVER, SERVER_NAME, now, serverExtensions(hosts)));
      return read(store, password.toCharArray());
    } finally {
      deleteTemporaryFiles(directory);
    }
  }

  private static List<String> generate(String alias, String name, Instant now, List<String> more) {
    List<String> arguments =
        new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", name));
    arguments.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", SIGNATURE));
    arguments.addAll(List.of("-validity", String.valueOf(DAYS)));
    arguments.addAll(List.of("-startdate", START.format(now.minusSeconds(BACKDATED_SECONDS))));
    arguments.addAll(more);
    return arguments;
  }

  /** The key of the authority is discarded; the constraints hold even if it were not. */
  private static List<String> authorityExtensions(Collection<String> hosts) {
    String permitted = HexFormat.of().formatHex(NameConstraints.permitting(hosts));
    return List.of(
        "-ext",
        "bc:critical=ca:true,pathlen:0",
        "-ext",
        "ku:critical=keyCertSign",
        "-ext",
        NameConstraints.OID + ":critical=" + permitted);
  }

  private static List<String> serverExtensions(Collection<String> hosts) {
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
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(
          new ByteArrayInputStream(
              InputFile.read(file, file.toString(), InputFile.MAX_CERTIFICATE_BYTES)),
          password);
      List<X509Certificate> chain =
          Arrays.stream(store.getCertificateChain(SERVER))
              .map(X509Certificate.class::cast)
              .toList();
      if (store.getKey(SERVER, password) instanceof PrivateKey key) {
        return ServerIdentity.of(key, chain);
      }
      throw Problem.of(Problem.Kind.LOCAL, "Java's keytool created no key");
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Also deletes the temporary files of a process that was killed. */
  private static void deleteTemporaryFiles(Path directory) throws IOException {
    PrivateDirectory.delete(directory, TEMPORARY_PREFIX + "*");
    PrivateDirectory.delete(directory, PrivateFile.TEMPORARY_FILES);
  }
}
