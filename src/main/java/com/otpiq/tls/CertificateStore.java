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
record CertificateStore(Path directory) {
  /** The certificate of whoever signed. */
  Path authorityFile() {
    return directory.resolve("ca.pem");
  }

  /** Whether nothing was ever kept here. */
  boolean isEmpty() {
    return !Files.exists(keyStoreFile());
  }

  /**
   * What is kept; nothing where there is nothing, or it is broken.
   *
   * @throws Problem LOCAL where it is there and cannot be read
   */
  Optional<ServerIdentity> read() {
    return PrivateFile.read(keyStoreFile()).flatMap(CertificateStore::decode);
  }

  /** Whether the file of the authority is that of this identity. */
  boolean hasAuthorityFileOf(ServerIdentity identity) {
    return PrivateFile.hasContent(authorityFile(), pem(identity));
  }

  /** Sees to it that the file of the authority is that of this identity. */
  void writeAuthorityFile(ServerIdentity identity) throws IOException {
    if (!hasAuthorityFileOf(identity)) {
      PrivateFile.replace(authorityFile(), pem(identity));
    }
  }

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
      throw new IllegalStateException("it was decoded before", e);
    }
  }
}
