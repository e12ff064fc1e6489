package com.otpiq.tls;

import com.otpiq.event.Problem;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with certificates or keys in PEM format.
 *
 * @param name the file name, for error messages
 */
public record Pem(String name, String text) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]++)-----((?:[^-]|-(?!----))*+)-----END \\1-----");
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PKCS8 = "PRIVATE KEY";

  private record Block(String label, String content) {
    byte[] decoded() {
      return Base64.getMimeDecoder().decode(content);
    }
  }

  /** Encodes a certificate (DER) as PEM. */
  public static String encode(byte[] encodedCertificate) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encodedCertificate);
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }

  /**
   * The certificates, in order; at least one.
   *
   * @throws Problem INPUT if there is none, or one is damaged
   */
  List<X509Certificate> certificates() {
    List<X509Certificate> found = new ArrayList<>();
    for (Block block : blocks()) {
      if (block.label().equals(CERTIFICATE)) {
        found.add(certificate(block));
      }
    }
    if (found.isEmpty()) {
      throw Problem.of(Problem.Kind.INPUT, name + " holds no certificate in PEM format");
    }
    return found;
  }

  /**
   * The first private key.
   *
   * @throws Problem INPUT if there is none, it is damaged, or it is not in PKCS#8 format
   */
  PrivateKey privateKey() {
    Block block =
        blocks().stream()
            .filter(each -> each.label().endsWith(PKCS8))
            .findFirst()
            .orElseThrow(
                () -> Problem.of(Problem.Kind.INPUT, name + " holds no private key in PEM format"));
    if (!block.label().equals(PKCS8)) {
      throw Problem.of(
          Problem.Kind.INPUT,
          name + " holds " + formatOf(block) + "; otpiq reads PKCS#8 without a password",
          "openssl pkey -in '" + name + "' -out new-key.pem, then --key new-key.pem");
    }
    return privateKey(block);
  }

  private static String formatOf(Block block) {
    if (block.label().startsWith("ENCRYPTED") || block.content().contains("ENCRYPTED")) {
      return "an encrypted key";
    }
    return switch (block.label()) {
      case "RSA PRIVATE KEY" -> "an RSA key in PKCS#1 format";
      case "EC PRIVATE KEY" -> "an EC key in SEC 1 format";
      default -> "a key in another format";
    };
  }

  private PrivateKey privateKey(Block block) {
    try {
      var encoded = new PKCS8EncodedKeySpec(block.decoded());
      for (String algorithm : List.of("EC", "RSA")) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
        } catch (InvalidKeySpecException _) {
          // another algorithm, or damaged
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw brokenKey().causedBy(e);
    }
    throw brokenKey();
  }

  private Problem brokenKey() {
    return Problem.of(
        Problem.Kind.INPUT, "the key in " + name + " is damaged, or is neither RSA nor EC");
  }

  private X509Certificate certificate(Block block) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.decoded()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.INPUT, "a certificate in " + name + " is damaged").causedBy(e);
    }
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher found = BLOCK.matcher(text);
    while (found.find()) {
      blocks.add(new Block(found.group(1), found.group(2)));
    }
    return blocks;
  }
}
