package com.otpiq.net.client;

import static com.otpiq.net.client.ExpectedOutcome.answered;
import static com.otpiq.net.client.ExpectedOutcome.answeredWithWarning;
import static com.otpiq.net.client.ExpectedOutcome.failed;
import static com.otpiq.net.client.ExpectedOutcome.timedOut;
import static com.otpiq.net.client.ServerFaults.EMPTY;
import static com.otpiq.net.client.ServerFaults.OK;
import static com.otpiq.net.client.ServerFaults.after;
import static com.otpiq.net.client.ServerFaults.each;

import java.util.List;

/** Status codes and bodies that a client must handle. */
final class ResponseFaults {
  private ResponseFaults() {}

  static List<ServerFault> bodies() {
    return List.of(
        after(
            "body slow but whole",
            p -> {
              p.send(OK + "Content-Length: 5\r\n\r\n");
              p.trickle("hello", 20);
            },
            answered(200, "hello")),
        after(
            "body trickles",
            p -> {
              p.send(OK + "Content-Length: 1000\r\n\r\n");
              p.trickle("x".repeat(1000), 100);
            },
            answeredWithWarning(200)),
        after(
            "body stalls",
            p -> {
              p.send(OK + "Content-Length: 10\r\n\r\nhel");
              p.hold();
            },
            answeredWithWarning(200)),
        after(
            "body stalls at once",
            p -> {
              p.send(OK + "Content-Length: 10\r\n\r\n");
              p.hold();
            },
            answeredWithWarning(200)),
        after(
            "body endless, chunked",
            p -> {
              p.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
              p.sendForever("400\r\n" + "x".repeat(1024) + "\r\n");
            },
            answeredWithWarning(200)),
        after(
            "body of 2 GB",
            p -> {
              p.send(OK + "Content-Length: 2000000000\r\n\r\n");
              p.sendForever("x".repeat(65536));
            },
            answeredWithWarning(200)),
        after(
            "body endless, to close",
            p -> {
              p.send(OK + "\r\n");
              p.sendForever("x".repeat(65536));
            },
            answeredWithWarning(200)),
        after(
            "body reset in the middle",
            p -> {
              p.send(OK + "Content-Length: 10\r\n\r\nhel");
              p.pause(50);
              p.reset();
            },
            answeredWithWarning(200)),
        after(
            "body shorter than its length",
            p -> p.send(OK + "Content-Length: 10\r\n\r\nhel"),
            answeredWithWarning(200)),
        after(
            "chunked, broken size",
            p -> p.send(OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello"),
            answeredWithWarning(200)),
        after(
            "chunked, closed early",
            p -> p.send(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
            answeredWithWarning(200)),
        after(
            "chunked, whole",
            p -> p.send(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
            answered(200, "hello")),
        after(
            "endless trailers",
            p -> {
              p.send(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n");
              p.sendForever("X-A: b\r\n");
            },
            answeredWithWarning(200)),
        after("close-delimited", p -> p.send(OK + "\r\nhello"), answered(200, "hello")),
        after("HTTP/1.0", p -> p.send("HTTP/1.0 200 OK\r\n\r\nhello"), answered(200, "hello")));
  }

  static List<ServerFault> statuses() {
    return List.of(
        each("202", p -> p.send("HTTP/1.1 202 Accepted\r\n" + EMPTY), answered(202)),
        each(
            "204",
            p -> {
              p.send("HTTP/1.1 204 No Content\r\n\r\n");
              p.hold();
            },
            answered(204)),
        each("299", p -> p.send("HTTP/1.1 299 Hm\r\n" + EMPTY), answered(299)),
        each(
            "304",
            p -> {
              p.send("HTTP/1.1 304 Not Modified\r\n\r\n");
            },
            answered(304)),
        each(
            "301",
            p -> p.send("HTTP/1.1 301 Moved\r\nLocation: /elsewhere\r\n" + EMPTY),
            answered(301)),
        each(
            "307",
            p -> p.send("HTTP/1.1 307 Moved\r\nLocation: /elsewhere\r\n" + EMPTY),
            answered(307)),
        each(
            "401",
            p -> p.send("HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"a\"\r\n" + EMPTY),
            answered(401)),
        each(
            "407",
            p -> p.send("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"a\"\r\n" + EMPTY),
            answered(407)),
        each("408", p -> p.send("HTTP/1.1 408 Late\r\n" + EMPTY), answered(408)),
        each("410", p -> p.send("HTTP/1.1 410 Gone\r\n" + EMPTY), answered(410)),
        each("429", p -> p.send("HTTP/1.1 429 Slow\r\nRetry-After: 1\r\n" + EMPTY), answered(429)),
        each("503", p -> p.send("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\n" + EMPTY), answered(503)),
        each(
            "600",
            p -> p.send("HTTP/1.1 600 Odd\r\n" + EMPTY),
            answered(600).or(failed("not HTTP", "headers that are too long"))),
        each(
            "101 unasked",
            p -> {
              p.send(
                  "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
              p.hold();
            },
            answered(101)
                .or(failed("not HTTP", "headers that are too long"))
                .or(timedOut(ExchangePhase.HEAD))),
        each("no phrase", p -> p.send("HTTP/1.1 200\r\n" + EMPTY), answered(200)));
  }
}
