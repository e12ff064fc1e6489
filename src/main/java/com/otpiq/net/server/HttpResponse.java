package com.otpiq.net.server;

import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * An HTTP response, how the server sends it, and what runs once it is sent.
 *
 * @param delay how long the server delays the response
 * @param onSent runs once the response is sent, or the client has closed the connection
 */
public record HttpResponse(
    int status,
    Headers headers,
    ResponseBody content,
    Transmission transmission,
    Duration delay,
    Runnable onSent) {
  private static final String CONTENT_TYPE = "Content-Type";

  /** How the server puts a response on the wire. */
  public sealed interface Transmission {
    /** All of it at once. */
    record Whole() implements Transmission {}

    /**
     * The body, one byte at a time.
     *
     * @param pause from one byte to the next
     */
    record Throttled(Duration pause) implements Transmission {}

    /**
     * The connection ends without a response.
     *
     * @param reset whether by a TCP reset, as when a process dies
     */
    record Abort(boolean reset) implements Transmission {}
  }

  /** A response with a body of any type. */
  public static HttpResponse of(int status, Headers headers, ResponseBody content) {
    return new HttpResponse(
        status, headers, content, new Transmission.Whole(), Duration.ZERO, () -> {});
  }

  /** A response with a body of UTF-8 text. */
  public static HttpResponse of(int status, Headers headers, String body) {
    return of(status, headers, ResponseBody.of(body));
  }

  /** A response to a webhook, with its reason as text. */
  public static HttpResponse of(WebhookResponse response) {
    Headers type = Headers.NONE.with(CONTENT_TYPE, "text/plain; charset=utf-8");
    Headers headers = response.allow().map(methods -> type.with("Allow", methods)).orElse(type);
    return of(response.status(), headers, response.detail() + "\n");
  }

  /** A response with a JSON body. */
  public static HttpResponse json(int status, String body) {
    return of(status, Headers.NONE.with(CONTENT_TYPE, "application/json; charset=utf-8"), body);
  }

  /** The body as text. */
  public String body() {
    return content.text();
  }

  /** Whether the server can send it immediately, without keeping the exchange open. */
  boolean isImmediate() {
    return delay.isZero() && transmission instanceof Transmission.Whole;
  }

  /** A copy with one more header. */
  public HttpResponse with(String name, String value) {
    return new HttpResponse(
        status, headers.with(name, value), content, transmission, delay, onSent);
  }

  /** A copy that is sent in this way. */
  public HttpResponse sentAs(Transmission other) {
    return new HttpResponse(status, headers, content, other, delay, onSent);
  }

  /** A copy that runs this once it is sent. */
  public HttpResponse onSent(Runnable action) {
    return new HttpResponse(status, headers, content, transmission, delay, action);
  }

  /** A copy that runs this once it is sent and the action is known. */
  public HttpResponse onSent(CompletableFuture<Runnable> action) {
    return onSent(() -> {
      var _ = action.thenAccept(Runnable::run);
    });
  }

  /** A copy that the server delays for this long. */
  public HttpResponse delayedBy(Duration pause) {
    return new HttpResponse(status, headers, content, transmission, pause, onSent);
  }
}
