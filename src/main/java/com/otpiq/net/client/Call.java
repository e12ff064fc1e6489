package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Headers;
import java.util.Optional;

/** An HTTP request to make. */
public record Call(String method, HttpUrl target, Headers headers, Optional<Body> body) {
  /** A GET without a body. */
  public static Call get(HttpUrl target, Headers headers) {
    return new Call("GET", target, headers, Optional.empty());
  }

  /** A POST with a body. */
  public static Call post(HttpUrl target, Headers headers, Body body) {
    return new Call("POST", target, headers, Optional.of(body));
  }
}
