package com.otpiq.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority and the certificates of servers that it signed. keytool needs seconds to
 * make them, so all tests share one set.
 */
public final class TestKeys {

  private static final char[] SECRET = "changeit".toCharArray();

  private static @Nullable TestKeys shared;

  private final Path directory;

  private TestKeys(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    make("ca", "CN=Test CA", "-ext", "bc:c");
    issue("good", "ip:127.0.0.1");
    issue("otherhost", "dns:other.example");
    issue("wildcard", "dns:*.compose.test");
    issue("short", "ip:127.0.0.1", "-validity", "5");
    issue("expired", "ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
    make("selfsigned", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1");
  }

  /** The keys of this run of the tests, made when the first test asks for them. */
  public static synchronized TestKeys shared() throws IOException, InterruptedException {
    if (shared == null) {
      Path directory = Files.createTempDirectory("otpiq-test-keys");
      shared = new TestKeys(directory);
      directory.toFile().deleteOnExit();
      for (String file : List.of("keys.p12", "keytool.log")) {
        directory.resolve(file).toFile().deleteOnExit();
      }
    }
    return shared;
  }

  /** A TLS context that believes this authority alone. */
  public SSLContext trusting() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("ca", only("ca").getCertificate("ca"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A TLS context which shows the named certificate. */
  public SSLContext identity(String alias) throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(only(alias), SECRET);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** What a server of ours shows the named certificate with. */
  public ServerIdentity own(String alias) throws IOException, GeneralSecurityException {
    KeyStore store = only(alias);
    List<X509Certificate> chain =
        Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
    return ServerIdentity.of((PrivateKey) store.getKey(alias, SECRET), chain);
  }

  /** The authority's certificate, as {@code --cacert} takes it. */
  public String authority() throws IOException, GeneralSecurityException {
    byte[] encoded = only("ca").getCertificate("ca").getEncoded();
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(encoded)
        + "\n-----END CERTIFICATE-----\n";
  }

  private KeyStore only(String alias) throws IOException, GeneralSecurityException {
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(directory.resolve("keys.p12"))) {
      all.load(file, SECRET);
    }
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(alias, all.getKey(alias, SECRET), SECRET, all.getCertificateChain(alias));
    return one;
  }

  private void issue(String alias, String san, String... more)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of("-signer", "ca", "-ext", "san=" + san));
    options.addAll(List.of(more));
    make(alias, "CN=" + alias, options.toArray(String[]::new));
  }

  private void make(String alias, String name, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                name,
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                directory.resolve("keys.p12").toString()));
    command.addAll(List.of(options));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException(Files.readString(directory.resolve("keytool.log")));
    }
  }
}
