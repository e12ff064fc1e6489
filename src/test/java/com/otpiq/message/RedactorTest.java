package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  @Test
  void replaces_each_secret_of_a_text() {
    var redactor = new Redactor(List.of(WebhookSecret.of("one"), WebhookSecret.of("two")));

    assertThat(redactor.redact("one, two and one")).isEqualTo("[hidden], [hidden] and [hidden]");
  }

  @Test
  void hides_the_key_and_the_secret_of_a_request() {
    Json.Obj request =
        new JsonObjectBuilder()
            .put("deliveryReport", new JsonObjectBuilder().put("webhookSecret", "s3cret").build())
            .build();

    assertThat(Redactor.of(ApiKey.of("k3y"), Optional.of(request)).redact("k3y s3cret"))
        .isEqualTo("[hidden] [hidden]");
    assertThat(Redactor.of(ApiKey.of("k3y"), Optional.empty()).redact("k3y s3cret"))
        .isEqualTo("[hidden] s3cret");
    assertThat(
            Redactor.of(
                    ApiKey.of("k3y"),
                    Optional.of(new JsonObjectBuilder().put("deliveryReport", 1).build()))
                .redact("k3y"))
        .isEqualTo("[hidden]");
  }

  @Test
  void hides_the_secrets_of_headers_with_and_without_their_scheme() {
    Redactor redactor =
        Redactor.ofSent(Headers.NONE.with("Authorization", "Bearer abc").with("Accept", "json"));

    assertThat(redactor.redact("Bearer abc, abc, json")).isEqualTo("[hidden], [hidden], json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {HeaderName.SECRET, "Authorization", "Cookie", "X-API-Key", "x-auth-token"})
  void hides_the_whole_value_of_a_sensitive_header(String name) {
    var redactor = new Redactor(List.of());

    assertThat(redactor.redact(Headers.NONE.with(name, "value")).first(name)).contains("[hidden]");
  }

  @Test
  void hides_only_the_secret_in_other_headers() {
    var redactor = new Redactor(List.of(WebhookSecret.of("s3cret")));

    assertThat(redactor.redact(Headers.NONE.with("X-Note", "a s3cret b")).first("X-Note"))
        .contains("a [hidden] b");
  }
}
