package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.HTTP;
import static com.otpiq.verdict.Severity.ERROR;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckRequest;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.state.StoredWebhook;
import com.otpiq.net.client.Segments;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks of how the receiver uses HTTP. */
public final class HttpChecks {
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final int BURST = 50;
  private static final int VALID = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  public static final List<CheckCase> ALL =
      List.of(
          method(
              "GET",
              "Browsers, link previews and scanners send GET. With a 2xx, a monitor believes that webhooks work"),
          method("HEAD", "Monitors send HEAD. With a 2xx, they believe that webhooks work"),
          CheckCase.of(
              new Check(
                  "keep-alive",
                  HTTP,
                  ERROR,
                  ASSUMED,
                  "one webhook without the secret, then three valid ones, on one connection",
                  "the valid ones are acknowledged",
                  "If a receiver rejects a webhook without reading its body, the body is read as the next request",
                  "Read the whole body before the next request, or close the connection with Connection: close."),
              HttpChecks::keepsConnection),
          CheckCase.of(
              new Check(
                  "body-read-first",
                  HTTP,
                  ERROR,
                  DOCUMENTED,
                  "the first half of a webhook, and the rest one second later",
                  "it is not acknowledged before it is complete",
                  "A 2xx means that the webhook was received: if the connection breaks afterwards, the webhook is lost",
                  "Read and parse the body, store the event, then respond."),
              HttpChecks::readsBodyFirst),
          CheckCase.of(
                  new Check(
                      "burst",
                      HTTP,
                      ERROR,
                      ASSUMED,
                      "sent and delivered for 50 messages at the same time",
                      "each is acknowledged within 10 s, and stored as what it is",
                      "OTPIQ does not limit its rate: after a campaign, many webhooks arrive at the same time",
                      "Respond before you do the work. Give the database a connection pool and a busy timeout. Exempt this route from rate limits."),
                  HttpChecks::burst)
              .in(Phase.EXCLUSIVE));

  private HttpChecks() {}

  private static CheckCase method(String method, String why) {
    Check check =
        new Check(
            "method-" + method.toLowerCase(Locale.ROOT),
            HTTP,
            WARNING,
            ASSUMED,
            method + " with the right secret",
            "the response is neither a 2xx nor a 5xx",
            why,
            "Register the route for POST only. The framework then responds with 405.");
    return CheckCase.of(
        check,
        session ->
            ResponseFindings.expectNotAccepted(
                session.send(
                    new CheckRequest(
                        method,
                        session.receiver().credentials().current(),
                        Optional.empty(),
                        method))));
  }

  private static Verdict keepsConnection(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckRequest refused =
        CheckRequest.post(SENT.bodyFor(session.newMessage()), SENT.description() + ", no secret");
    session.send(refused);
    for (int i = 0; i < VALID; i++) {
      CheckResponse response = session.deliver(session.newMessage(), SENT);
      if (!response.isAcknowledged()) {
        return session.rejection(response, SENT);
      }
    }
    return Verdict.passed();
  }

  private static Verdict burst(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    List<String> ids = session.newMessages(BURST);
    List<String> sent = ids.subList(0, BURST / 2);
    List<String> delivered = ids.subList(BURST / 2, BURST);
    List<CheckRequest> all = new ArrayList<>();
    for (int i = 0; i < BURST / 2; i++) {
      all.add(session.webhook(sent.get(i), SENT));
      all.add(session.webhook(delivered.get(i), DELIVERED));
    }
    List<CheckResponse> responses = session.sendConcurrently(all);
    List<CheckResponse> bad =
        responses.stream().filter(response -> !response.isAcknowledged()).toList();
    if (!bad.isEmpty()) {
      String count = bad.size() + " of " + BURST + " were not acknowledged: ";
      CheckPayload plain = responses.indexOf(bad.getFirst()) % 2 == 0 ? SENT : DELIVERED;
      return session.rejection(bad.getFirst().prefixed(count), plain);
    }
    Verdict verdict = StoredWebhook.each(session, sent, SENT);
    return verdict instanceof Verdict.Passed
        ? StoredWebhook.each(session, delivered, DELIVERED)
        : verdict;
  }

  private static Verdict readsBodyFirst(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    if (!session.canSendInSegments()) {
      return new Verdict.Skipped("it needs a plain http URL without a proxy");
    }
    CheckRequest request = session.webhook(session.newMessage(), SENT);
    CheckSession.Segmented halves = session.sendInSegments(request, Segments.HALVES, PAUSE);
    if (halves.early().filter(status -> status.startsWith("2")).isPresent()) {
      return new Verdict.Failed("half a webhook → " + halves.early().get());
    }
    return halves.response().status().isPresent()
        ? Verdict.passed()
        : session.rejection(halves.response(), SENT);
  }
}
