package com.otpiq.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemTest {
  @Test
  void certificates_are_read_in_order_whatever_is_between_them() throws Exception {
    X509Certificate one = TestKeys.shared().own("good").certificate();
    X509Certificate two = TestKeys.shared().own("expired").certificate();
    Pem pem =
        new Pem(
            "a.pem", "text\n" + Pem.encode(one.getEncoded()) + "\n" + Pem.encode(two.getEncoded()));

    assertThat(pem.certificates()).containsExactly(one, two);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CERTIFICATE | a.pem holds no private key in PEM format",
        "PRIVATE KEY | the key in a.pem is damaged, or is neither RSA nor EC",
        "RSA PRIVATE KEY | a.pem holds an RSA key in PKCS#1 format; otpiq reads PKCS#8 without a password",
        "EC PRIVATE KEY | a.pem holds an EC key in SEC 1 format; otpiq reads PKCS#8 without a password",
        "ENCRYPTED PRIVATE KEY | a.pem holds an encrypted key; otpiq reads PKCS#8 without a password",
        "DSA PRIVATE KEY | a.pem holds a key in another format; otpiq reads PKCS#8 without a password"
      })
  void a_key_that_cannot_be_used_is_an_input_problem(String label, String message) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> block(label, "AAECAw==").privateKey())
        .returns(Problem.Kind.INPUT, Problem::kind)
        .withMessage(message);
  }

  @Test
  void an_old_encrypted_key_is_named_too_with_the_command_that_converts_it() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(
            () -> block("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\n\nAAECAw==").privateKey())
        .withMessageStartingWith("a.pem holds an encrypted key")
        .returns(
            Optional.of("openssl pkey -in 'a.pem' -out new-key.pem, then --key new-key.pem"),
            Problem::hint);
  }

  @ParameterizedTest
  @CsvSource({
    "PRIVATE KEY, a.pem holds no certificate in PEM format",
    "CERTIFICATE, a certificate in a.pem is damaged"
  })
  void a_certificate_that_cannot_be_used_is_an_input_problem(String label, String message) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> block(label, "AAECAw==").certificates())
        .returns(Problem.Kind.INPUT, Problem::kind)
        .withMessage(message);
  }

  private static Pem block(String label, String content) {
    return new Pem(
        "a.pem", "-----BEGIN " + label + "-----\n" + content + "\n-----END " + label + "-----\n");
  }
}
