package com.otpiq.tls;

import com.otpiq.event.Problem;
import com.otpiq.file.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;

/**
 * Stores the local certificate and its key in a directory: a key store, and a PEM file of the
 * certificate authority, which is generated from the key store.
 */
record CertificateStore(Path directory) {
  /** The PEM file with the certificate of the certificate authority. */
  Path authorityFile() {
    return directory.resolve("ca.pem");
  }

  /** Whether no key store was stored yet. */
  boolean isEmpty() {
    return !PrivateFile.exists(keyStoreFile());
  }

  /**
   * Reads the stored identity; empty if there is none, or the key store is damaged.
   *
   * @throws Problem LOCAL if the key store cannot be read
   */
  Optional<ServerIdentity> read() {
    return PrivateFile.read(keyStoreFile()).flatMap(CertificateStore::decode);
  }

  /** Whether the PEM file holds the authority of this identity. */
  boolean hasAuthorityFileOf(ServerIdentity identity) {
    return PrivateFile.hasContent(authorityFile(), pem(identity));
  }

  /** Writes the PEM file of the authority if it is missing or differs. */
  void writeAuthorityFile(ServerIdentity identity) throws IOException {
    if (!hasAuthorityFileOf(identity)) {
      PrivateFile.replace(authorityFile(), pem(identity));
    }
  }

  /** Stores an identity and the PEM file of its authority. */
  void write(ServerIdentity identity) throws IOException {
    PrivateFile.replace(keyStoreFile(), encode(identity));
    writeAuthorityFile(identity);
  }

  private Path keyStoreFile() {
    return directory.resolve("server.p12");
  }

  private static Optional<ServerIdentity> decode(byte[] bytes) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), ServerIdentity.keyStorePassword());
      return ServerIdentity.read(store);
    } catch (GeneralSecurityException | IOException _) {
      return Optional.empty();
    }
  }

  private static byte[] encode(ServerIdentity identity) throws IOException {
    try {
      var bytes = new ByteArrayOutputStream();
      identity.keyStore().store(bytes, ServerIdentity.keyStorePassword());
      return bytes.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static byte[] pem(ServerIdentity identity) {
    try {
      return Pem.encode(identity.authority().getEncoded()).getBytes(StandardCharsets.US_ASCII);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }
}
