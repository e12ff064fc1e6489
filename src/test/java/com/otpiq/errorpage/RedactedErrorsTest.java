package com.otpiq.errorpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.Redactor;
import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The extraction decodes and joins text, so a secret may only appear in the extracted error. */
class RedactedErrorsTest {
  private static final String SECRET = "Qz7&mK9pL2vX4wN8tR5yB3aaaaaaaaaaaaaa";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><title>Error</title><pre>Error: secret Qz7&amp;mK9pL2vX4wN8tR5yB3aaaaaaaaaaaaaa"
            + " is wrong<br> at /app/server.js:12:3</pre>",
        "<h1>&#81;z7&#38;mK9pL2vX4wN8tR5yB3aaaaaaaaaaaaaa</h1>",
        "<h1>Qz7<b></b>&amp;mK9pL2<style>p {}</style>vX4wN8<i class='a'>tR5yB3</i>aaaaaaaaaaaaaa</h1>",
        "<h1>Qz7&amp;mK9pL2<script>let a = '<';</script>vX4wN8tR5yB3aaaaaaaaaaaaaa</h1>",
        "<h1>Wrong</h1><p>Qz7&amp;mK9pL2vX4wN8tR5yB3aaaaaaaaaaaaaa</p>",
        "{\"statusCode\":500,\"message\":\"Qz7\\u0026mK9pL2vX4wN8tR5yB3aaaaaaaaaaaaaa\"}",
        "{\"statusCode\":500,\"message\":\"\\u0051z7&mK9pL2vX4wN8tR5yB3aaaaaaaaaaaaaa\"}",
        "{\"stack\":\"Error: a\\n    at f (/app/Qz7\\u0026mK9pL2vX4wN8tR5yB3aaaaaaaaaaaaaa.js:1:2)\"}"
      })
  void an_extracted_error_has_no_secret(String page) {
    var received =
        new Outcome.Responded(500, "", Headers.NONE, ResponseBody.of(page), Optional.empty());
    var redactor = new Redactor(List.of(WebhookSecret.of(SECRET)));

    assertThat(ErrorPages.errorIn(received).orElseThrow().toString()).contains(SECRET);
    assertThat(ErrorPages.errorIn(received.redacted(redactor)).orElseThrow().toString())
        .contains("[hidden]")
        .doesNotContain("K9pL2", "tR5yB3");
    assertThat(received.redacted(redactor).redacted(Redactor.UNKNOWN_SECRETS))
        .isEqualTo(received.redacted(redactor));
  }
}
