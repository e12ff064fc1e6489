package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.verdict.CheckGroup.TOLERANCE;
import static com.otpiq.verdict.Severity.ERROR;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.state.EventSequence;
import com.otpiq.check.state.StoredWebhook;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.util.List;
import java.util.Optional;

/** Checks of webhooks that OTPIQ may send in the future. */
public final class ToleranceChecks {
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload FAILED = CheckPayload.of(Channel.SMS, Status.FAILED);

  /** A carrier's reason in the languages of OTPIQ's customers. */
  private static final String ARABIC = "رفضت شركة الاتصالات الرسالة";

  static final String KURDISH = "کۆمپانیای پەیوەندی نامە‌کەی ڕەت کردەوە";

  private static final String LONG = "Carrier rejected the message. ".repeat(34).substring(0, 1000);

  public static final List<CheckCase> ALL =
      List.of(
          tolerance(
              "unknown-key",
              "a webhook with an undocumented key",
              "it is acknowledged and stored",
              "A provider adds keys without notice. With a strict schema, that is an outage",
              "Ignore unknown keys.",
              session ->
                  StoredWebhook.accepts(
                      session,
                      DELIVERED,
                      DELIVERED
                          .with("attempt", Json.of(1))
                          .describedAs("sms delivered with an unknown key"))),
          tolerance(
              "unknown-status",
              "status \"expired\", which OTPIQ does not send today; the same, not final, then delivered",
              "the response is not a 5xx, and the message is neither delivered nor final after it",
              "A new status would fail at every retry, and OTPIQ would disable the endpoint. With a default, an expired message would be shown as delivered",
              "Acknowledge an unknown status, and log it. Do not map it to one that you know.",
              ToleranceChecks::acceptsStatus),
          tolerance(
              "unknown-channel",
              "channel \"viber\", which OTPIQ does not have today",
              "the response is not a 5xx, and delivered is not stored as another status",
              "A new channel would fail at every retry, and OTPIQ would disable the endpoint",
              "Acknowledge an unknown channel, and log it.",
              ToleranceChecks::acceptsChannel),
          tolerance(
              "reason-arabic",
              "failed with a reason in Arabic",
              "it is acknowledged and stored",
              "A database or a log that does not use UTF-8 fails at the first Arabic reason",
              "Use UTF-8 everywhere: utf8mb4 in MySQL, UTF-8 in files and logs.",
              session -> acceptsReason(session, ARABIC, "in Arabic")),
          tolerance(
              "reason-kurdish",
              "failed with a reason in Kurdish, with a zero-width non-joiner",
              "it is acknowledged and stored",
              "A filter for \"clean\" text rejects Kurdish letters and zero-width characters",
              "Use UTF-8 everywhere, and do not filter characters.",
              session -> acceptsReason(session, KURDISH, "in Kurdish")),
          CheckCase.of(
              new Check(
                  "reason-long",
                  TOLERANCE,
                  WARNING,
                  ASSUMED,
                  "failed with a reason of 1000 characters",
                  "it is acknowledged and stored",
                  "OTPIQ documents no limit for reason. A text that is too long for its column fails at every retry, and the status is lost with it",
                  "Store reason as TEXT, or cut it before you store it."),
              session -> acceptsReason(session, LONG, "of 1000 characters")),
          tolerance(
              "content-type-charset",
              "Content-Type: application/json; charset=utf-8",
              "it is acknowledged and stored",
              "OTPIQ does not publish its Content-Type; many clients add the charset",
              "Ignore the parameters of the media type, or let the framework parse it.",
              ToleranceChecks::acceptsCharset));

  private ToleranceChecks() {}

  private static CheckCase tolerance(
      String id,
      String sends,
      String expects,
      String why,
      String fix,
      CheckCase.Procedure procedure) {
    return CheckCase.of(
        new Check(id, TOLERANCE, ERROR, ASSUMED, sends, expects, why, fix), procedure);
  }

  private static Verdict acceptsReason(CheckSession session, String reason, String text)
      throws InterruptedException, IncompleteCheckException {
    return StoredWebhook.accepts(
        session,
        FAILED,
        FAILED.with(PayloadKey.REASON, Json.of(reason)).describedAs("sms failed, reason " + text));
  }

  private static Verdict acceptsCharset(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    Headers type = Headers.NONE.with(HeaderName.CONTENT_TYPE, "application/json; charset=utf-8");
    CheckResponse response =
        session.send(session.webhook(smsId, DELIVERED).with(type).describedAs("with a charset"));
    return StoredWebhook.accepted(session, smsId, response, DELIVERED);
  }

  /** A verdict on what is stored after an unknown value that was acknowledged. */
  @FunctionalInterface
  private interface StoredCheck {
    Verdict verdict(CheckResponse response, ObservedState state, Optional<Status> meaning)
        throws InterruptedException, IncompleteCheckException;
  }

  /** The receiver must not fail; if it acknowledges the webhook, the stored state counts too. */
  private static Verdict tolerates(CheckSession session, CheckPayload unknown, StoredCheck stored)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    CheckResponse response = session.deliver(smsId, unknown);
    if (response.status().isEmpty() || response.isInClass(500)) {
      return session.rejection(response, DELIVERED);
    }
    if (!response.isAcknowledged()) {
      return Verdict.passed();
    }
    if (session.receiver().vocabulary().isEmpty()) {
      return StoredWebhook.notChecked(session);
    }
    ObservedState state = session.settledState(smsId);
    return stored.verdict(response, state, session.receiver().vocabulary().get().meaning(state));
  }

  private static Verdict wrongState(CheckResponse response, ObservedState state, Status meaning) {
    return new Verdict.Failed(
        response.summary()
            + ", but the state is "
            + state.description()
            + ", as of "
            + meaning.wireName());
  }

  private static Verdict acceptsStatus(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckPayload unknown = unknown(PayloadKey.STATUS, "expired");
    return tolerates(
        session,
        unknown,
        (response, state, meaning) ->
            meaning.equals(Optional.of(Status.DELIVERED))
                ? wrongState(response, state, Status.DELIVERED)
                : isNotFinal(session, unknown));
  }

  /** The verdict on delivered after an unknown status that is not final. */
  private static Verdict isNotFinal(CheckSession session, CheckPayload unknown)
      throws InterruptedException, IncompleteCheckException {
    CheckPayload notFinal =
        unknown
            .with(PayloadKey.IS_FINAL, Json.of(false))
            .describedAs(unknown.description() + ", not final");
    Verdict verdict = EventSequence.endsAs(session, notFinal, DELIVERED);
    boolean isOtherCause =
        verdict instanceof Verdict.Failed
            && EventSequence.endsAs(session, SENT, DELIVERED) instanceof Verdict.Failed;
    return isOtherCause
        ? new Verdict.Unfinished("delivered after sent is not stored either")
        : verdict;
  }

  private static Verdict acceptsChannel(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    return tolerates(
        session,
        unknown(PayloadKey.CHANNEL, "viber"),
        (response, state, meaning) ->
            meaning
                .filter(other -> other != Status.DELIVERED)
                .map(other -> wrongState(response, state, other))
                .orElse(Verdict.passed()));
  }

  private static CheckPayload unknown(String key, String value) {
    return DELIVERED
        .with(key, Json.of(value))
        .describedAs("sms delivered with " + key + " " + value);
  }
}
