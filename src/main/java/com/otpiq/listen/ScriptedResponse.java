package com.otpiq.listen;

import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.HttpResponse.Transmission;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of a script.
 *
 * @param word how the script names it: {@code 503}, {@code reset}
 * @param headers more headers of the answer
 */
record ScriptedResponse(
    String word,
    int status,
    Map<String, String> headers,
    Transmission transmission,
    Duration delay) {
  /** What is answered, in the words of the script. */
  WebhookResponse answer() {
    String why = "as told: " + word + (delay.isZero() ? "" : ", late");
    return transmission instanceof Transmission.Abort
        ? WebhookResponse.none(why)
        : WebhookResponse.of(status, why);
  }

  /** How it goes over the wire. */
  HttpResponse reply() {
    HttpResponse reply = HttpResponse.of(answer()).sentAs(transmission).delayedBy(delay);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }

  /** The same in another transmission. */
  ScriptedResponse in(Transmission other) {
    return new ScriptedResponse(word, status, headers, other, delay);
  }

  static ScriptedResponse of(int status) {
    return new ScriptedResponse(
        Integer.toString(status), status, Map.of(), new Transmission.Whole(), Duration.ZERO);
  }

  /** The act of this word, where it is one. */
  static Optional<ScriptedResponse> named(String word) {
    return switch (word) {
      case "reset" ->
          Optional.of(
              new ScriptedResponse(word, 0, Map.of(), new Transmission.Abort(true), Duration.ZERO));
      case "close" ->
          Optional.of(
              new ScriptedResponse(
                  word, 0, Map.of(), new Transmission.Abort(false), Duration.ZERO));
      case "redirect" ->
          Optional.of(
              new ScriptedResponse(
                  word, 302, Map.of("Location", "/"), new Transmission.Whole(), Duration.ZERO));
      default ->
          word.matches("[2-5]\\d\\d") ? Optional.of(of(Integer.parseInt(word))) : Optional.empty();
    };
  }
}
