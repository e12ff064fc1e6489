package com.otpiq.check;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.verdict.Group.BROKEN;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.Trial.Mode;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Status;
import java.util.List;

/** Whether the receiver bears what OTPIQ never sends, but others do. */
final class BrokenChecks {
  private static final Payload DELIVERED = Payload.of(Channel.SMS, Status.DELIVERED);
  private static final int LARGE = 1 << 20;

  static final List<Trial> ALL =
      List.of(
          broken(
              "json-malformed",
              "a body that breaks off in the middle",
              "What cannot be read was not received: a 2xx says that it was, and a 5xx fills the log with crashes",
              "Parse first, and answer 400 where that fails.",
              "{\"smsId\":\"sms-"),
          broken(
              "json-not-object",
              "a JSON array",
              "Code that expects an object crashes, or takes nothing for a webhook",
              "Answer 400 unless the body is an object.",
              "[]"),
          broken(
              "keys-missing",
              "an object without any key",
              "A row without smsId and status is worse than no row",
              "Answer 400 unless smsId, channel and status are there.",
              "{}"),
          broken(
              "body-empty",
              "an empty body",
              "Probes and scanners send it; a crash for each fills the log",
              "Answer 400 for an empty body.",
              ""),
          Trial.of(
              new Check(
                  "content-type-wrong",
                  BROKEN,
                  WARNING,
                  ASSUMED,
                  "a good webhook as text/plain",
                  "it is refused with a 4xx",
                  "Who takes any type reads what others meant otherwise",
                  "Answer 415 unless the media type is application/json."),
              BrokenChecks::asText),
          Trial.of(
                  new Check(
                      "body-large",
                      BROKEN,
                      WARNING,
                      ASSUMED,
                      "a webhook of 1 MiB",
                      "it is refused, and at once",
                      "A webhook has some hundred bytes; who reads any length can be filled up",
                      "Limit the body to 64 KiB and answer 413."),
                  BrokenChecks::large)
              .in(Mode.ALONE));

  private BrokenChecks() {}

  private static Trial broken(String id, String sends, String why, String fix, String body) {
    Check check =
        new Check(id, BROKEN, WARNING, ASSUMED, sends, "it is refused with a 4xx", why, fix);
    return Trial.of(check, session -> refused(session, sends, body));
  }

  private static Verdict refused(Session session, String words, String body)
      throws InterruptedException, UnfinishedException {
    Reply reply =
        session.send(
            Request.post(Payload.body(body), words).with(session.subject().proof().right()));
    boolean misleading = reply.status().orElse(0) == 401 || reply.status().orElse(0) == 403;
    return misleading
        ? new Verdict.Suspected(
            reply.sentence() + " though the secret was right: it hides what is wrong")
        : Findings.refused(reply);
  }

  private static Verdict asText(Session session) throws InterruptedException, UnfinishedException {
    Headers type = Headers.NONE.with(HeaderName.CONTENT_TYPE, "text/plain");
    return Findings.refused(
        session.send(
            session.webhook(session.message(), DELIVERED).with(type).called("as text/plain")));
  }

  private static Verdict large(Session session) throws InterruptedException, UnfinishedException {
    Payload payload =
        DELIVERED.with("padding", Json.of("x".repeat(LARGE))).called("sms delivered of 1 MiB");
    Body body = payload.of(session.message());
    Reply reply =
        session.send(Request.post(body, payload.words()).with(session.subject().proof().right()));
    return reply.brokeOff() ? Verdict.passed() : Findings.refused(reply);
  }
}
