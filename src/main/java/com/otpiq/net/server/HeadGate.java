package com.otpiq.net.server;

import com.otpiq.webhook.Headers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first handler of every request: it refuses what Undertow reads as a request and then cannot
 * handle, and closes the connection after the response if the client requests that.
 */
final class HeadGate implements HttpHandler {
  private static final HttpString CONNECTION = new HttpString("Connection");
  private static final HttpString CONTENT_LENGTH = new HttpString("Content-Length");
  private static final Pattern LENGTH = Pattern.compile("0*\\d{1,18}");

  private final HttpHandler next;
  private final ResponseWriter writer;

  /** Lets requests through to the next handler. */
  HeadGate(HttpHandler next, ResponseWriter writer) {
    this.next = next;
    this.writer = writer;
  }

  /** Whether this can be the length of a body: with more digits Undertow miscalculates. */
  static boolean isContentLength(String value) {
    return LENGTH.matcher(value).matches();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderMap headers = exchange.getRequestHeaders();
    if (values(headers, CONNECTION)
        .flatMap(value -> Arrays.stream(value.split(",")))
        .anyMatch(option -> option.strip().equalsIgnoreCase("close"))) {
      exchange.setPersistent(false);
    }
    if (exchange.getProtocol().equals(Protocols.HTTP_0_9)
        || !values(headers, CONTENT_LENGTH).allMatch(HeadGate::isContentLength)) {
      // the connection's watch reports it, because no request has begun
      exchange.setProtocol(Protocols.HTTP_1_1);
      exchange.setPersistent(false);
      writer.write(exchange, HttpResponse.of(400, Headers.NONE, ""));
    } else {
      ConnectionWatch.of(exchange).requestBegins(exchange);
      next.handleRequest(exchange);
    }
  }

  private static Stream<String> values(HeaderMap headers, HttpString name) {
    HeaderValues values = headers.get(name);
    return values == null ? Stream.empty() : values.stream();
  }
}
