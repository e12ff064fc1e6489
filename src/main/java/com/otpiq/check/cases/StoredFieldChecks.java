package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.verdict.CheckGroup.EVENTS;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.probe.DocumentFields;
import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks of what the look-up shows of a webhook beside the status, if it shows it. */
public final class StoredFieldChecks {
  /** As long as OTPIQ allows (OTPIQ, senderId: at most 11 characters). */
  private static final String SENDER = "Test-Sender";

  /** More than 100 characters, and less than 255 bytes in UTF-8. */
  private static final String LONG_ARABIC =
      "رفضت شركة الاتصالات الرسالة لأن الهاتف مغلق أو خارج منطقة التغطية، وستعاد المحاولة بعد عشر دقائق من الآن حتى تصل";

  private static final List<CheckPayload> REASONS =
      List.of(
          failed(Channel.SMS, LONG_ARABIC, "in Arabic"),
          failed(Channel.WHATSAPP, ToleranceChecks.KURDISH, "in Kurdish"),
          CheckPayload.of(Channel.TELEGRAM, Status.FAILED));

  private static final String UTF_8 =
      "Use UTF-8 everywhere (utf8mb4 in MySQL), a column that is long enough, and store the text unchanged.";

  public static final List<CheckCase> ALL =
      List.of(
          stored(
              "stored-reason",
              "failed with a long reason in Arabic, with one in Kurdish, and with one in English",
              "if the look-up shows the reason, it is the one that was sent",
              "The reason tells your support why a message failed. In a wrong character set, or cut, it tells nothing",
              UTF_8,
              StoredFieldChecks::reason),
          stored(
              "stored-channel",
              "delivered by SMS, by WhatsApp and by Telegram; failed (not final) by WhatsApp, then delivered by SMS",
              "if the look-up shows the channel, it is the one that was sent",
              "With a fallback route, only the webhook says which channel delivered the message, and what it cost",
              "Store the channel of each webhook with its status.",
              StoredFieldChecks::channel),
          stored(
              "stored-sender",
              "delivered by SMS with a senderId of 11 characters",
              "if the look-up shows the senderId, it is the one that was sent",
              "Carriers compare a sender name exactly: cut or in other letters, it is another one",
              "Store the senderId unchanged, in a column of at least 11 characters.",
              StoredFieldChecks::sender));

  private StoredFieldChecks() {}

  private static CheckCase stored(
      String id,
      String sends,
      String expects,
      String why,
      String fix,
      CheckCase.Procedure procedure) {
    return CheckCase.of(
            new Check(id, EVENTS, WARNING, ASSUMED, sends, expects, why, fix), procedure)
        .requiringStateProbe();
  }

  private static CheckPayload failed(Channel channel, String reason, String description) {
    CheckPayload failed = CheckPayload.of(channel, Status.FAILED);
    return failed
        .with(PayloadKey.REASON, Json.of(reason))
        .describedAs(failed.description() + ", reason " + description);
  }

  private static Verdict reason(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    List<String> shown = new ArrayList<>();
    List<String> notShown = new ArrayList<>();
    for (CheckPayload payload : REASONS) {
      String sent = payload.json().text(PayloadKey.REASON).orElseThrow();
      StoredText expected = new StoredText(sent, name -> name.endsWith("reason"));
      DocumentFields fields = stored(session, payload, expected::isIn);
      Optional<String> wrong = expected.problemIn(fields);
      if (wrong.isPresent()) {
        return new Verdict.Failed(payload.description() + ": " + wrong.get());
      }
      (expected.isIn(fields) ? shown : notShown).add(payload.description());
    }
    if (shown.isEmpty()) {
      return new Verdict.Skipped("the look-up does not show the reason");
    }
    return notShown.isEmpty()
        ? Verdict.passed()
        : new Verdict.Failed(
            "the look-up shows the reason of "
                + shown.getFirst()
                + ", and none of "
                + notShown.getFirst());
  }

  private static Verdict sender(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckPayload payload =
        CheckPayload.of(Channel.SMS, Status.DELIVERED)
            .with(PayloadKey.SENDER_ID, Json.of(SENDER))
            .describedAs("sms delivered, senderId " + SENDER);
    StoredText expected = new StoredText(SENDER, name -> name.equals("senderid"));
    DocumentFields fields = stored(session, payload, expected::isIn);
    return expected
        .problemIn(fields)
        .<Verdict>map(wrong -> new Verdict.Failed(payload.description() + ": " + wrong))
        .orElse(
            expected.isIn(fields)
                ? Verdict.passed()
                : new Verdict.Skipped("the look-up does not show the senderId"));
  }

  private static Verdict channel(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    Map<Channel, DocumentFields> documents = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      documents.put(
          channel, stored(session, CheckPayload.of(channel, Status.DELIVERED), _ -> true));
    }
    StoredChannel shown = new StoredChannel(documents);
    Optional<Verdict> verdict = shown.verdict();
    return verdict.isPresent() ? verdict.get() : shown.afterFallback(fallback(session));
  }

  /** What is stored of a message that failed by WhatsApp and was delivered by SMS. */
  private static DocumentFields fallback(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    session.deliver(smsId, EventChecks.WHATSAPP_FAILED);
    session.deliver(smsId, CheckPayload.of(Channel.SMS, Status.DELIVERED));
    ObservedState state = session.settledState(smsId);
    boolean isDelivered =
        session.receiver().vocabulary().orElseThrow().matches(state, Channel.SMS, Status.DELIVERED);
    return DocumentFields.of(isDelivered ? state : ObservedState.NONE);
  }

  /** What is stored after an event of a new message, as soon as it is as expected. */
  private static DocumentFields stored(
      CheckSession session, CheckPayload payload, Predicate<DocumentFields> expected)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    String smsId = session.newMessage();
    CheckResponse response = session.deliver(smsId, payload);
    if (!response.isAcknowledged()) {
      throw IncompleteCheckException.precondition(response.summary());
    }
    ObservedState state =
        session.awaitState(smsId, observed -> vocabulary.canBe(observed, payload.status()));
    if (!vocabulary.canBe(state, payload.status())) {
      throw IncompleteCheckException.precondition(payload.description() + " is not stored");
    }
    if (!expected.test(DocumentFields.of(state))) {
      state = session.settledState(smsId);
    }
    return DocumentFields.of(state);
  }
}
