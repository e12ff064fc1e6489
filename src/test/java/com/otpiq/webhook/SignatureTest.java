package com.otpiq.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {
  /** Test case 2 of RFC 4231. */
  @Test
  void the_hmac_is_that_of_the_rfc() {
    String expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    assertThat(Signature.hex("Jefe", "what do ya want for nothing?".getBytes(UTF_8)))
        .isEqualTo(expected);
    assertThat(
            Signature.hex(
                "Jefe", "what do ya ".getBytes(UTF_8), "want for nothing?".getBytes(UTF_8)))
        .isEqualTo(expected);
  }

  @Test
  void a_signature_covers_timestamp_dot_and_body() {
    assertThat(Signature.of("secret", "1700000000", "{}".getBytes(UTF_8)))
        .isEqualTo("sha256=" + Signature.hex("secret", "1700000000.{}".getBytes(UTF_8)));
  }
}
