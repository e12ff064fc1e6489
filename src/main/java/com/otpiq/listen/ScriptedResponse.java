package com.otpiq.listen;

import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.HttpResponse.Transmission;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One response of a script.
 *
 * @param word its name in the script, such as {@code 503} or {@code reset}
 * @param status 0 if the connection ends without a response
 * @param headers in addition to the content type
 */
record ScriptedResponse(
    String word,
    int status,
    Map<String, String> headers,
    Transmission transmission,
    Duration delay) {

  static ScriptedResponse of(int status) {
    return of(Integer.toString(status), status, new Transmission.Whole());
  }

  private static ScriptedResponse of(String word, int status, Transmission transmission) {
    return new ScriptedResponse(word, status, Map.of(), transmission, Duration.ZERO);
  }

  /** The response with this name: {@code reset}, {@code close}, {@code redirect} or a status. */
  static Optional<ScriptedResponse> named(String word) {
    return switch (word) {
      case "reset" -> Optional.of(of(word, 0, new Transmission.Abort(true)));
      case "close" -> Optional.of(of(word, 0, new Transmission.Abort(false)));
      case "redirect" -> Optional.of(of(word, 302, new Transmission.Whole()).with("Location", "/"));
      default ->
          word.matches("[2-5]\\d\\d") ? Optional.of(of(Integer.parseInt(word))) : Optional.empty();
    };
  }

  /** The response as it is shown and recorded. */
  WebhookResponse response() {
    String why = "scripted: " + word + (delay.isZero() ? "" : ", delayed");
    return transmission instanceof Transmission.Abort
        ? WebhookResponse.none(why)
        : WebhookResponse.of(status, why);
  }

  /** The response as the server sends it. */
  HttpResponse toHttp() {
    HttpResponse response = HttpResponse.of(response()).sentAs(transmission).delayedBy(delay);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  ScriptedResponse sentAs(Transmission other) {
    return new ScriptedResponse(word, status, headers, other, delay);
  }

  ScriptedResponse delayedBy(Duration pause) {
    return new ScriptedResponse(word, status, headers, transmission, pause);
  }

  /** A copy with this header; it replaces one of the same name. */
  ScriptedResponse with(String name, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(name, value);
    return new ScriptedResponse(word, status, all, transmission, delay);
  }
}
