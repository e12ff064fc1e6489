package com.otpiq.tls;

import com.otpiq.event.Problem;
import com.otpiq.file.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;

/**
 * Where the certificate and its key are kept. The key store alone counts; the file of the authority
 * is drawn from it.
 */
record CertificateStore(Path folder) {
  /** The certificate of whoever signed. */
  Path authority() {
    return folder.resolve("ca.pem");
  }

  /** Whether nothing was ever kept here. */
  boolean isEmpty() {
    return !Files.exists(keys());
  }

  /**
   * What is kept; nothing where there is nothing, or it is broken.
   *
   * @throws Problem LOCAL where it is there and cannot be read
   */
  Optional<ServerIdentity> read() {
    return PrivateFile.read(keys()).flatMap(CertificateStore::identity);
  }

  /** Whether the file of the authority is that of this identity. */
  boolean shows(ServerIdentity identity) {
    return PrivateFile.holds(authority(), pem(identity));
  }

  /** Sees to it that the file of the authority is that of this identity. */
  void show(ServerIdentity identity) throws IOException {
    if (!shows(identity)) {
      PrivateFile.write(authority(), pem(identity));
    }
  }

  void put(ServerIdentity identity) throws IOException {
    PrivateFile.write(keys(), bytes(identity));
    show(identity);
  }

  private Path keys() {
    return folder.resolve("server.p12");
  }

  private static Optional<ServerIdentity> identity(byte[] bytes) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), ServerIdentity.password());
      return ServerIdentity.read(store);
    } catch (GeneralSecurityException | IOException _) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(ServerIdentity identity) throws IOException {
    try {
      var bytes = new ByteArrayOutputStream();
      identity.store().store(bytes, ServerIdentity.password());
      return bytes.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static byte[] pem(ServerIdentity identity) {
    try {
      return Pem.of(identity.authority().getEncoded()).getBytes(StandardCharsets.US_ASCII);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was decoded before", e);
    }
  }
}
