package com.otpiq.errorpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBehindSuccessTest {
  private static final Path PAGES = Path.of("src/test/resources/errorpages");

  @ParameterizedTest
  @ValueSource(strings = {"express.html", "express.json", "php-warning.html", "fastapi.txt"})
  void an_error_page_with_a_place_in_the_code_is_an_error_also_with_a_2xx(String page)
      throws IOException {
    String body = Files.readString(PAGES.resolve(page));

    assertThat(ErrorPages.errorBehindSuccess(responded(200, body))).isPresent();
    assertThat(ErrorPages.errorBehindSuccess(responded(500, body))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "{\"ok\":true}",
        "{\"statusCode\":200,\"message\":\"received\"}",
        "{\"error\":null,\"timestamp\":\"2026-01-01\",\"path\":\"/webhooks\"}",
        "<!doctype html><title>Our shop</title><h1>Welcome</h1>",
        "Error logging is on",
      })
  void what_an_application_says_of_success_is_none(String body) {
    assertThat(ErrorPages.errorBehindSuccess(responded(200, body))).isEmpty();
  }

  @Test
  void no_response_has_none() {
    assertThat(ErrorPages.errorBehindSuccess(new Outcome.TimedOut("connecting", false))).isEmpty();
  }

  private static Outcome responded(int status, String body) {
    return new Outcome.Responded(
        status, "OK", Headers.NONE, ResponseBody.of(body), Optional.empty());
  }
}
