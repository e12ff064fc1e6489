package com.otpiq.journal;

import com.otpiq.net.Identity;
import com.otpiq.net.Pem;
import com.otpiq.report.Problem;
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
record Shelf(Path folder) {
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
  Optional<Identity> read() {
    return PrivateFile.read(keys()).flatMap(Shelf::identity);
  }

  /** Whether the file of the authority is that of this identity. */
  boolean shows(Identity identity) {
    return PrivateFile.holds(authority(), pem(identity));
  }

  /** Sees to it that the file of the authority is that of this identity. */
  void show(Identity identity) throws IOException {
    if (!shows(identity)) {
      PrivateFile.write(authority(), pem(identity));
    }
  }

  void put(Identity identity) throws IOException {
    PrivateFile.write(keys(), bytes(identity));
    show(identity);
  }

  private Path keys() {
    return folder.resolve("server.p12");
  }

  private static Optional<Identity> identity(byte[] bytes) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), Identity.password());
      return Identity.read(store);
    } catch (GeneralSecurityException | IOException _) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Identity identity) throws IOException {
    try {
      var bytes = new ByteArrayOutputStream();
      identity.store().store(bytes, Identity.password());
      return bytes.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static byte[] pem(Identity identity) {
    try {
      return Pem.of(identity.authority().getEncoded()).getBytes(StandardCharsets.US_ASCII);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was decoded before", e);
    }
  }
}
