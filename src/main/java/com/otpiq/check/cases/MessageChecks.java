package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.EVENTS;
import static com.otpiq.verdict.Severity.ERROR;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.state.EventSequence;
import com.otpiq.check.state.RecordedWebhook;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that webhooks of other channels and of other messages do not change a message. */
public final class MessageChecks {
  private static final CheckPayload SENT = CheckPayload.of(Channel.SMS, Status.SENT);
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);

  /** The order in which a fallback route tries the channels (OTPIQ, "provider"). */
  private static final List<Channel> ROUTE =
      List.of(Channel.WHATSAPP, Channel.TELEGRAM, Channel.SMS);

  public static final List<CheckCase> ALL =
      List.of(
          CheckCase.of(
                  new Check(
                      "late-other-channel",
                      EVENTS,
                      ERROR,
                      ASSUMED,
                      "the final status by each channel, then a retried sent, and sent and failed (not final) by the channels that a route tries before",
                      "the state stays as it is",
                      "With a fallback route, webhooks of the first channel can be retried after the message has arrived by the second one",
                      EventChecks.KEEP_FINAL),
                  MessageChecks::staysFinal)
              .requiringStateProbe(),
          CheckCase.of(
                  new Check(
                      "sms-id-neighbours",
                      EVENTS,
                      ERROR,
                      DOCUMENTED,
                      "delivered for one smsId, and sent for another one that differs in the last digit only",
                      "each message has its own state",
                      "smsIds of messages that are sent one after another differ in their last digits. A column or an index that is too short makes them one message",
                      "Store the whole smsId: VARCHAR(64) or TEXT, with the unique index over the whole column. It is no number."),
                  MessageChecks::separatesNeighbours)
              .requiringStateProbe());

  private MessageChecks() {}

  /** How a message ends. */
  private record End(Channel channel, Status status) {
    CheckPayload payload() {
      return CheckPayload.of(channel, status);
    }

    boolean isStored(StatusVocabulary vocabulary, ObservedState state) {
      return vocabulary.matches(state, channel, status);
    }

    /** The webhooks that may come later; late-sent sends that of the same channel by SMS. */
    List<CheckPayload> late() {
      List<CheckPayload> late = new ArrayList<>();
      for (Channel earlier : ROUTE.subList(0, ROUTE.indexOf(channel))) {
        late.add(late(earlier, Status.SENT));
        if (status == Status.DELIVERED) {
          late.add(
              late(earlier, Status.FAILED)
                  .with(PayloadKey.IS_FINAL, Json.of(false))
                  .describedAs("a late " + earlier.wireName() + " failed, not final"));
        }
      }
      if (channel != Channel.SMS) {
        late.add(late(channel, Status.SENT));
      }
      return late;
    }

    private static CheckPayload late(Channel channel, Status status) {
      CheckPayload payload = CheckPayload.of(channel, status);
      return payload.describedAs("a late " + payload.description());
    }
  }

  private record Ended(End end, String smsId) {}

  private static Verdict staysFinal(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    List<End> ends =
        Stream.of(Status.DELIVERED, Status.FAILED)
            .flatMap(status -> Arrays.stream(Channel.values()).map(by -> new End(by, status)))
            .filter(end -> vocabulary.stores(end.channel(), end.status()))
            .toList();
    List<Ended> all = new ArrayList<>();
    for (End end : ends) {
      Optional<String> smsId = ended(session, end);
      smsId.ifPresent(id -> all.add(new Ended(end, id)));
    }
    for (Ended message : all) {
      for (CheckPayload late : message.end().late()) {
        session.deliver(message.smsId(), late);
      }
    }
    for (int i = 0; i < all.size(); i++) {
      String smsId = all.get(i).smsId();
      ObservedState state = i == 0 ? session.settledState(smsId) : session.state(smsId);
      if (!all.get(i).end().isStored(vocabulary, state)) {
        return moved(session, all.get(i).end(), state);
      }
    }
    return all.isEmpty()
        ? new Verdict.Unfinished("no final status is stored; see the checks of documented webhooks")
        : Verdict.passed();
  }

  /** A new message that ended so; empty if this is not stored, which another check reports. */
  private static Optional<String> ended(CheckSession session, End end)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    String smsId = session.newMessage();
    if (!session.deliver(smsId, end.payload()).isAcknowledged()) {
      return Optional.empty();
    }
    ObservedState state = session.awaitState(smsId, seen -> end.isStored(vocabulary, seen));
    return end.isStored(vocabulary, state) ? Optional.of(smsId) : Optional.empty();
  }

  /** The failure of one kind of end, with the late webhook that causes it. */
  private static Verdict moved(CheckSession session, End end, ObservedState afterAll)
      throws InterruptedException, IncompleteCheckException {
    for (CheckPayload late : end.late()) {
      Optional<String> smsId = ended(session, end);
      if (smsId.isPresent()) {
        session.deliver(smsId.get(), late);
        ObservedState state = session.settledState(smsId.get());
        if (!end.isStored(session.receiver().vocabulary().orElseThrow(), state)) {
          return moved(end, late.description(), state);
        }
      }
    }
    return moved(end, "late webhooks of several channels", afterAll);
  }

  private static Verdict moved(End end, String late, ObservedState state) {
    return new Verdict.Failed(
        end.payload().description()
            + ", then "
            + late
            + ": the state is now "
            + state.description(),
        Optional.of(EventSequence.MOVED_BACK));
  }

  private static Verdict separatesNeighbours(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    if (!vocabulary.stores(Channel.SMS, Status.DELIVERED)) {
      return EventSequence.notStored(vocabulary, DELIVERED);
    }
    String one = session.newMessage();
    String other = neighbourOf(one);
    session.prepare(other);
    Optional<String> before = session.state(other).status();
    CheckResponse first = session.deliver(one, DELIVERED);
    if (!first.isAcknowledged()) {
      return session.rejection(first, DELIVERED);
    }
    session.awaitState(one, seen -> vocabulary.matches(seen, Channel.SMS, Status.DELIVERED));
    ObservedState untouched = session.state(other);
    if (!untouched.status().equals(before)) {
      return mixed("delivered for " + one + " changes the state of " + other, untouched);
    }
    CheckResponse second = session.deliver(other, SENT);
    if (!second.isAcknowledged()) {
      return session.rejection(second, SENT);
    }
    ObservedState after = session.settledState(one);
    return vocabulary.matches(after, Channel.SMS, Status.DELIVERED)
        ? RecordedWebhook.accepted(session, other, second, SENT)
        : mixed("sent for " + other + " changes the state of " + one, after);
  }

  /** An smsId that differs from this one in its last digit only. */
  private static String neighbourOf(String smsId) {
    int last = smsId.length() - 1;
    return smsId.substring(0, last) + (smsId.charAt(last) == '0' ? '1' : '0');
  }

  private static Verdict mixed(String text, ObservedState state) {
    return new Verdict.Failed(text + " to " + state.description());
  }
}
