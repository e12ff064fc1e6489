package com.otpiq.net.client;

import static com.otpiq.net.client.ExpectedOutcome.answered;
import static com.otpiq.net.client.ExpectedOutcome.answeredWithWarning;
import static com.otpiq.net.client.ExpectedOutcome.failed;
import static com.otpiq.net.client.ExpectedOutcome.timedOut;
import static com.otpiq.net.client.ServerFaults.EMPTY;
import static com.otpiq.net.client.ServerFaults.OK;

import java.util.List;

/** Failures of TLS, and plain ones behind TLS. */
final class TlsFaults {
  private TlsFaults() {}

  static List<ServerFault> all() {
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
}
