package com.otpiq.sandbox.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.ApiError;
import com.otpiq.webhook.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorBodyTest {
  /** The sandbox stands for OTPIQ, so the client must recognise what it writes. */
  @ParameterizedTest
  @EnumSource(
      value = ApiError.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SERVER_ERROR", "OTHER"})
  void the_client_recognises_each_error_of_the_sandbox(ApiError error) {
    Json.Obj body = ErrorBody.of(error).build();
    String text = body.text(error.status() == 400 ? "error" : "message").orElseThrow();

    assertThat(ApiError.of(error.status(), text, body, error)).isEqualTo(error);
  }
}
