package com.otpiq.tls;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server's private key and its certificate chain. */
public final class ServerIdentity {
  private static final String ALIAS = "server";

  /** A key store needs one; the permissions of the file are what protects it. */
  private static final char[] PASSWORD = "otpiq".toCharArray();

  private final KeyStore keyStore;
  private final List<X509Certificate> chain;

  private ServerIdentity(KeyStore store, List<X509Certificate> chain) {
    this.keyStore = store;
    this.chain = chain;
  }

  /**
   * The identity of a key and its certificate chain, the server's own certificate first.
   *
   * @throws IllegalArgumentException if they do not belong together
   */
  public static ServerIdentity of(PrivateKey key, List<X509Certificate> chain) {
    if (!matches(key, chain.getFirst())) {
      throw new IllegalArgumentException("the key belongs to another certificate");
    }
    try {
      KeyStore store = empty();
      store.setKeyEntry(ALIAS, key, PASSWORD, chain.toArray(Certificate[]::new));
      return new ServerIdentity(store, List.copyOf(chain));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("each certificate must be signed by the next one", e);
    }
  }

  /**
   * The identity in two PEM files.
   *
   * @throws Problem INPUT if they are invalid, or do not belong together
   */
  public static ServerIdentity ofPem(Pem certificates, Pem key) {
    List<X509Certificate> chain = certificates.certificates();
    try {
      return of(key.privateKey(), chain);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              Problem.Kind.INPUT,
              certificates.name() + " and " + key.name() + " do not match: " + e.getMessage(),
              "put the server's own certificate first, then the ones that signed it")
          .causedBy(e);
    }
  }

  /** The identity in a key store; empty if it has none. */
  public static Optional<ServerIdentity> read(KeyStore store) {
    try {
      @Nullable Certificate[] chain = store.getCertificateChain(ALIAS);
      return chain == null
          ? Optional.empty()
          : Optional.of(
              new ServerIdentity(
                  store, Arrays.stream(chain).map(X509Certificate.class::cast).toList()));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  /** The identity as a key store, which {@link #keyStorePassword()} opens. */
  KeyStore keyStore() {
    return keyStore;
  }

  /** The password of the key store. */
  static char[] keyStorePassword() {
    return PASSWORD.clone();
  }

  /** The certificates, the server's own first. */
  List<X509Certificate> chain() {
    return chain;
  }

  /** The server's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The last certificate of the chain. */
  public X509Certificate authority() {
    return chain.getLast();
  }

  /** When the server's own certificate expires. */
  public Instant notAfter() {
    return certificate().getNotAfter().toInstant();
  }

  /** The hosts that the certificate covers, each in the form of {@link #canonicalHost}. */
  public Set<String> hosts() {
    try {
      Collection<List<?>> names = certificate().getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream()
              .flatMap(name -> name.get(1) instanceof String host ? Stream.of(host) : Stream.of())
              .map(ServerIdentity::canonicalHost)
              .collect(Collectors.toSet());
    } catch (CertificateParsingException _) {
      return Set.of();
    }
  }

  /** A host name or address in canonical form: lower case, without brackets and zone. */
  static String canonicalHost(String host) {
    String bare = host.replaceAll("[\\[\\]]|%.*", "").toLowerCase(Locale.ROOT);
    return isAddress(bare) ? InetAddress.ofLiteral(bare).getHostAddress() : bare;
  }

  /** Whether this is an IP address and not a name. */
  static boolean isAddress(String host) {
    try {
      return InetAddress.ofLiteral(host).getHostAddress() != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** A TLS context for a server with this identity. */
  public SSLContext sslContext() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(keyStore, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** Whether the certificate verifies what the key signs. */
  private static boolean matches(PrivateKey key, X509Certificate certificate) {
    try {
      Signature signature = Signature.getInstance("SHA256with" + signatureName(key));
      byte[] probe = certificate.getEncoded();
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static String signatureName(PrivateKey key) {
    return key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm();
  }
}
