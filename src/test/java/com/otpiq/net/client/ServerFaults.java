package com.otpiq.net.client;

import static com.otpiq.net.client.ExpectedOutcome.answered;
import static com.otpiq.net.client.ExpectedOutcome.answeredWithWarning;
import static com.otpiq.net.client.ExpectedOutcome.failed;
import static com.otpiq.net.client.ExpectedOutcome.timedOut;

import java.util.List;
import java.util.stream.Stream;

/** The misbehaviours of one connection. */
final class ServerFaults {

  static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String EMPTY = "Content-Length: 0\r\n\r\n";

  private ServerFaults() {}

  static List<ServerFault> all() {
    return Stream.of(
            connection(), garbage(), interim(), bodies(), statuses(), early(), odd(), tls())
        .flatMap(List::stream)
        .toList();
  }

  private static List<ServerFault> connection() {
    return List.of(
        ServerFault.of("reset on accept", RawPeer::reset, failed("reset")).unread(),
        after("reset after the request", RawPeer::reset, failed("reset")),
        after(
            "reset inside the status line",
            p -> {
              p.send("HTTP/1.1 2");
              p.pause(50);
              p.reset();
            },
            failed("reset")),
        after("close without an answer", RawPeer::close, failed("closed the connection")),
        after(
            "close inside the status line",
            p -> p.send("HTTP/1.1 20"),
            failed("closed the connection", "not HTTP", "headers that are too long")),
        after(
            "close inside the headers",
            p -> p.send(OK + "A: b\r\n"),
            failed("closed the connection", "not HTTP", "headers that are too long")),
        after("no answer at all", RawPeer::hold, timedOut(ExchangePhase.HEAD)),
        ServerFault.of("half-open, nothing read", RawPeer::hold, timedOut(ExchangePhase.WRITE))
            .unread()
            .withBody(8_000_000));
  }

  private static List<ServerFault> garbage() {
    return List.of(
        after(
            "garbage",
            p -> p.send("SSH-2.0-OpenSSH_9.2\r\n"),
            failed("not HTTP", "headers that are too long")),
        after(
            "garbage, then silence",
            p -> {
              p.send("\0\1\2 nonsense\r\n\r\n");
              p.hold();
            },
            failed("not HTTP", "headers that are too long")),
        after(
            "garbage lines before a 200",
            p -> p.send("hello\r\nhello\r\n" + OK + EMPTY),
            failed("not HTTP", "headers that are too long")),
        after(
            "endless garbage, no line end",
            p -> p.sendForever("x".repeat(8192)),
            failed("not HTTP", "headers that are too long")),
        after(
            "non-numeric status",
            p -> p.send("HTTP/1.1 abc OK\r\n" + EMPTY),
            failed("not HTTP", "headers that are too long")),
        after("header bytes trickle", p -> p.trickle(OK + EMPTY, 50), timedOut(ExchangePhase.HEAD)),
        after(
            "endless headers",
            p -> {
              p.send(OK);
              p.sendForever("X-A: " + "b".repeat(1000) + "\r\n");
            },
            failed("not HTTP", "headers that are too long")),
        after(
            "endless header line",
            p -> {
              p.send(OK + "X-A: ");
              p.sendForever("b".repeat(8192));
            },
            failed("not HTTP", "headers that are too long")));
  }

  private static List<ServerFault> interim() {
    return List.of(
        after(
            "endless 100",
            p -> p.sendForever("HTTP/1.1 100 Continue\r\n\r\n"),
            failed("interim").or(timedOut(ExchangePhase.HEAD))),
        after(
            "endless 103",
            p -> p.sendForever("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
            failed("interim").or(timedOut(ExchangePhase.HEAD))),
        after(
            "100 then 200",
            p -> p.send("HTTP/1.1 100 Continue\r\n\r\n" + OK + EMPTY),
            answered(200)),
        after(
            "103 then 200",
            p ->
                p.send(
                    "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                        + OK
                        + "Content-Length: 2\r\n\r\nok"),
            answered(200, "ok")),
        after(
            "102s, then silence",
            p -> {
              p.send("HTTP/1.1 102 Processing\r\n\r\n");
              p.hold();
            },
            timedOut(ExchangePhase.HEAD)));
  }

  private static List<ServerFault> bodies() {
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

  private static List<ServerFault> statuses() {
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

  private static List<ServerFault> early() {
    String refusal = "HTTP/1.1 413 Too Large\r\nConnection: close\r\n" + EMPTY;
    return List.of(
        early(
            "early answer, reset by close",
            p -> {
              p.readHeadOnly();
              p.send(refusal);
            }),
        early(
            "early answer, closed after a while",
            p -> {
              p.readHeadOnly();
              p.send(refusal);
              p.pause(50);
            }),
        early(
            "early answer, held open, body unread",
            p -> {
              p.readHeadOnly();
              p.send(refusal);
              p.hold();
            }));
  }

  private static ServerFault early(String name, ScriptedEndpoint.Script script) {
    return ServerFault.of(name, script, answered(413)).withBody(900 * 1024);
  }

  private static List<ServerFault> odd() {
    return List.of(
        after(
            "gzip body, not gzip at all",
            p -> p.send(OK + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"),
            answered(200, "hello")),
        after("folded header", p -> p.send(OK + "X-A: one\r\n two\r\n" + EMPTY), answered(200)),
        after(
            "bare line feeds",
            p -> p.send("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello"),
            answered(200, "hello")),
        after(
            "header line of 20 KB",
            p -> p.send(OK + "X-A: " + "b".repeat(20_000) + "\r\n" + EMPTY),
            answered(200)),
        after(
            "both length and chunked",
            p ->
                p.send(
                    OK
                        + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
            answered(200, "hello")),
        after(
            "unreadable length",
            p -> p.send(OK + "Content-Length: many\r\n\r\nhello"),
            answeredWithWarning(200).or(failed("not HTTP", "headers that are too long"))),
        after(
            "cookie of nonsense",
            p -> p.send(OK + "Set-Cookie: ;;=;\u00ff\r\n" + EMPTY),
            answered(200)),
        after(
            "header without a colon",
            p -> p.send(OK + "nonsense\r\n" + EMPTY),
            answered(200).or(failed("not HTTP", "headers that are too long"))));
  }

  private static List<ServerFault> tls() {
    ScriptedEndpoint.Script ok =
        p -> {
          p.readRequest();
          p.send(OK + EMPTY);
        };
    return List.of(
        ServerFault.of("https", ok, answered(200)).showing("good"),
        ServerFault.of("https, expired", ok, failed("certificate", "TLS"))
            .showing("expired")
            .unread(),
        ServerFault.of("https, self-signed", ok, failed("certificate", "TLS"))
            .showing("selfsigned")
            .unread(),
        ServerFault.of("https, wrong host", ok, failed("certificate", "TLS"))
            .showing("otherhost")
            .unread(),
        ServerFault.of(
                "https to a plain port",
                p -> p.send("HTTP/1.1 400 Bad\r\n" + EMPTY),
                failed("certificate", "TLS"))
            .unread()
            .asHttps(),
        ServerFault.of("https, handshake stalls", RawPeer::hold, timedOut(ExchangePhase.HANDSHAKE))
            .unread()
            .asHttps(),
        ServerFault.of(
                "https, closed in the handshake",
                RawPeer::close,
                failed("certificate", "TLS", "closed the connection", "reset"))
            .unread()
            .asHttps(),
        ServerFault.of(
                "https, no answer",
                p -> {
                  p.readRequest();
                  p.hold();
                },
                timedOut(ExchangePhase.HEAD))
            .showing("good"),
        ServerFault.of(
                "https, body stalls",
                p -> {
                  p.readRequest();
                  p.send(OK + "Content-Length: 9\r\n\r\nhel");
                  p.hold();
                },
                answeredWithWarning(200))
            .showing("good"),
        ServerFault.of(
                "https, nothing read",
                RawPeer::hold,
                timedOut(ExchangePhase.HANDSHAKE).or(timedOut(ExchangePhase.WRITE)))
            .showing("good")
            .withBody(8_000_000)
            .unread());
  }

  private static ServerFault after(
      String name, ScriptedEndpoint.Script answer, ExpectedOutcome expected) {
    return ServerFault.of(
        name,
        p -> {
          p.readRequest();
          answer.play(p);
        },
        expected);
  }

  /** Answers every request of a connection, as a healthy server does. */
  private static ServerFault each(
      String name, ScriptedEndpoint.Script answer, ExpectedOutcome expected) {
    return ServerFault.of(
        name,
        p -> {
          while (true) {
            p.readRequest();
            answer.play(p);
          }
        },
        expected);
  }
}
