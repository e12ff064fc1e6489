package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.verdict.CheckGroup.BROKEN;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckRequest;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Status;
import java.util.List;

/** Checks of requests that OTPIQ never sends, but other clients do. */
public final class MalformedBodyChecks {
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final int LARGE = 1 << 20;

  public static final List<CheckCase> ALL =
      List.of(
          broken(
              "json-malformed",
              "a body that ends in the middle",
              "A 2xx acknowledges a webhook that was not read, and a 5xx fills the log with errors",
              "Parse the body first, and respond with 400 if that fails.",
              "{\"smsId\":\"sms-"),
          broken(
              "json-not-object",
              "a JSON array",
              "Code that expects an object fails, or acknowledges a webhook without content",
              "Respond with 400 unless the body is an object.",
              "[]"),
          broken(
              "keys-missing",
              "an empty object",
              "A record without smsId and status is worse than no record",
              "Respond with 400 unless smsId, channel and status are present.",
              "{}"),
          broken(
              "body-empty",
              "an empty body",
              "Probes and scanners send it, and each error fills the log",
              "Respond with 400 to an empty body.",
              ""),
          CheckCase.of(
              new Check(
                  "content-type-wrong",
                  BROKEN,
                  WARNING,
                  ASSUMED,
                  "a valid webhook as text/plain",
                  "it is rejected with a 4xx",
                  "A receiver that accepts any type reads data that was not meant as JSON",
                  "Respond with 415 unless the media type is application/json."),
              MalformedBodyChecks::asText),
          CheckCase.of(
                  new Check(
                      "body-large",
                      BROKEN,
                      WARNING,
                      ASSUMED,
                      "a webhook of 1 MiB",
                      "it is rejected at once",
                      "A webhook has some hundred bytes. A receiver that reads any length can run out of memory",
                      "Limit the body to 64 KiB, and respond with 413."),
                  MalformedBodyChecks::large)
              .in(Phase.EXCLUSIVE));

  /** What each check of a body finds if the body is accepted. */
  static final Cause ACCEPTED =
      new Cause("invalid-accepted", "requests that are not webhooks are acknowledged");

  private MalformedBodyChecks() {}

  private static CheckCase broken(String id, String sends, String why, String fix, String body) {
    Check check =
        new Check(id, BROKEN, WARNING, ASSUMED, sends, "it is rejected with a 4xx", why, fix);
    return CheckCase.of(check, session -> refused(session, sends, body));
  }

  private static Verdict refused(CheckSession session, String words, String body)
      throws InterruptedException, IncompleteCheckException {
    CheckResponse response =
        session.send(
            CheckRequest.post(CheckPayload.body(body), words)
                .with(session.receiver().credentials().current()));
    boolean misleading = response.status().orElse(0) == 401 || response.status().orElse(0) == 403;
    return misleading
        ? response.suspicion(" although the secret was right: it hides the real error")
        : ResponseFindings.expectRejection(response, ACCEPTED);
  }

  private static Verdict asText(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    Headers type = Headers.NONE.with(HeaderName.CONTENT_TYPE, "text/plain");
    return ResponseFindings.expectRejection(
        session.send(
            session
                .webhook(session.newMessage(), DELIVERED)
                .with(type)
                .describedAs("as text/plain")),
        ACCEPTED);
  }

  private static Verdict large(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckPayload payload =
        DELIVERED.with("padding", Json.of("x".repeat(LARGE))).describedAs("sms delivered of 1 MiB");
    Body body = payload.bodyFor(session.newMessage());
    CheckResponse response =
        session.sendUnwanted(
            CheckRequest.post(body, payload.description())
                .with(session.receiver().credentials().current()));
    return response.connectionBroke()
        ? Verdict.passed()
        : ResponseFindings.expectRejection(response, ACCEPTED);
  }
}
