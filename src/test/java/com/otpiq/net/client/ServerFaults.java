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
  static final String EMPTY = "Content-Length: 0\r\n\r\n";

  private ServerFaults() {}

  static List<ServerFault> all() {
    return Stream.of(
            connection(),
            garbage(),
            interim(),
            ResponseFaults.bodies(),
            ResponseFaults.statuses(),
            early(),
            odd(),
            TlsFaults.all())
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

  static ServerFault after(String name, ScriptedEndpoint.Script answer, ExpectedOutcome expected) {
    return ServerFault.of(
        name,
        p -> {
          p.readRequest();
          answer.play(p);
        },
        expected);
  }

  /** Answers every request of a connection, as a healthy server does. */
  static ServerFault each(String name, ScriptedEndpoint.Script answer, ExpectedOutcome expected) {
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
