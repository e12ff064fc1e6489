package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.verdict.CheckGroup.HTTP;
import static com.otpiq.verdict.Severity.ERROR;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.RequestRate;
import com.otpiq.check.state.StoredWebhook;
import com.otpiq.net.client.Segments;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of how requests arrive: in which segments, and how many of them. */
public final class ConnectionChecks {
  private static final String REASON = "رفضت شركة الاتصالات الرسالة";
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload FAILED =
      CheckPayload.of(Channel.SMS, Status.FAILED)
          .with(PayloadKey.REASON, Json.of(REASON))
          .describedAs("sms failed, reason in Arabic");
  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final List<Segments> SEGMENTS =
      List.of(
          Segments.WHOLE, Segments.HEAD_AND_BODY, Segments.WITHIN_HEAD, Segments.WITHIN_CHARACTER);

  /** More than the usual limit of 60 in a minute. */
  private static final int REQUESTS = 100;

  private static final Duration LONGEST = Duration.ofSeconds(15);

  public static final List<CheckCase> ALL =
      List.of(
          CheckCase.of(
              new Check(
                  "body-segments",
                  HTTP,
                  ERROR,
                  ASSUMED,
                  "a webhook in one TCP segment, with the body in a second one, and in segments that end within the head and within an Arabic letter",
                  "each is acknowledged and stored in the same way",
                  "The network divides a request anywhere. Code that takes the first part for the whole, or decodes each part by itself, fails now and then",
                  "Read Content-Length bytes, join them, and decode them once. The framework's body parser does so."),
              ConnectionChecks::readsSegments),
          CheckCase.of(
                  new Check(
                      "rate-limit",
                      HTTP,
                      ERROR,
                      ASSUMED,
                      "at least 100 webhooks within a minute, with those of the other checks",
                      "no request is rejected with a 429",
                      "OTPIQ documents no limit of its rate, and many webhooks may come from one address. After a campaign, a limit for each address rejects most of them",
                      "Exempt this route from the rate limit, or limit only requests with a wrong secret."),
                  ConnectionChecks::hasNoLimit)
              .in(Phase.EXCLUSIVE));

  private ConnectionChecks() {}

  private static Verdict readsSegments(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    if (!session.canSendInSegments()) {
      return new Verdict.Skipped("it needs a plain http URL without a proxy");
    }
    List<String> smsIds = new ArrayList<>();
    List<CheckResponse> responses = new ArrayList<>();
    for (Segments segments : SEGMENTS) {
      String smsId = session.newMessage();
      smsIds.add(smsId);
      responses.add(
          session.sendInSegments(session.webhook(smsId, FAILED), segments, PAUSE).response());
    }
    List<Verdict> verdicts =
        session.askForEach(
            smsIds,
            smsId ->
                StoredWebhook.accepted(
                    session, smsId, responses.get(smsIds.indexOf(smsId)), FAILED));
    Optional<Verdict> wrong =
        verdicts.stream().filter(verdict -> !(verdict instanceof Verdict.Passed)).findFirst();
    if (wrong.isPresent()) {
      return StoredWebhook.accepts(session, FAILED, FAILED) instanceof Verdict.Passed
          ? wrong.get()
          : new Verdict.Skipped("it is not stored in any segments; see reason-arabic");
    }
    return session.receiver().vocabulary().isEmpty()
        ? verdicts.getFirst()
        : sameReasons(session, smsIds, responses);
  }

  /** Whether the look-up shows the reason of each, if it shows that of one segment. */
  private static Verdict sameReasons(
      CheckSession session, List<String> smsIds, List<CheckResponse> responses)
      throws InterruptedException, IncompleteCheckException {
    List<Boolean> shown =
        session.askForEach(
            smsIds,
            smsId ->
                session.state(smsId).document().filter(text -> text.contains(REASON)).isPresent());
    int other = shown.getFirst() ? shown.indexOf(false) : -1;
    return other < 0
        ? Verdict.passed()
        : new Verdict.Failed(
            responses.get(other).summary()
                + ", but the look-up does not show its reason as it does for one segment");
  }

  private static Verdict hasNoLimit(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    RequestRate rate = session.receiver().rate();
    Stopwatch stopwatch = Stopwatch.start(session.receiver().time());
    while (rate.limit().isEmpty()
        && rate.count() < REQUESTS
        && stopwatch.remainingOf(LONGEST).isPositive()) {
      CheckResponse response = session.deliver(session.newMessage(), SENT);
      if (!response.isAcknowledged() && rate.limit().isEmpty()) {
        return session.rejection(response, SENT);
      }
    }
    return rate.limit().<Verdict>map(limit -> limit).orElse(Verdict.passed());
  }
}
