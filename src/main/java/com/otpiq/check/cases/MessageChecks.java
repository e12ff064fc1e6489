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
import com.otpiq.check.state.StoredWebhook;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                      "OTPIQ does not document how smsIds differ: it may be in the last digit only. A column or an index that is too short makes them one message",
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

  private static Verdict staysFinal(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    List<End> ends =
        Stream.of(Status.DELIVERED, Status.FAILED)
            .flatMap(status -> Arrays.stream(Channel.values()).map(by -> new End(by, status)))
            .filter(end -> vocabulary.stores(end.channel(), end.status()))
            .toList();
    Map<String, End> all = ended(session, ends);
    for (Map.Entry<String, End> message : all.entrySet()) {
      for (CheckPayload late : message.getValue().late()) {
        session.deliver(message.getKey(), late);
      }
    }
    session.receiver().time().sleep(session.settlingTime());
    List<String> smsIds = List.copyOf(all.keySet());
    List<ObservedState> states = session.askForEach(smsIds, session::state);
    for (int i = 0; i < smsIds.size(); i++) {
      End end = Objects.requireNonNull(all.get(smsIds.get(i)));
      if (!end.isStored(vocabulary, states.get(i))) {
        return moved(session, end, states.get(i));
      }
    }
    return all.isEmpty()
        ? new Verdict.Unfinished("no final status is stored; see the checks of documented webhooks")
        : Verdict.passed();
  }

  /** New messages that ended so, by smsId; what is not stored is reported by another check. */
  private static Map<String, End> ended(CheckSession session, List<End> ends)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    Map<String, End> all = new LinkedHashMap<>();
    for (End end : ends) {
      String smsId = session.newMessage();
      if (session.deliver(smsId, end.payload()).isAcknowledged()) {
        all.put(smsId, end);
      }
    }
    List<String> smsIds = List.copyOf(all.keySet());
    List<Boolean> stored =
        session.askForEach(
            smsIds,
            smsId -> {
              End end = Objects.requireNonNull(all.get(smsId));
              return end.isStored(
                  vocabulary, session.awaitState(smsId, state -> end.isStored(vocabulary, state)));
            });
    for (int i = 0; i < smsIds.size(); i++) {
      if (!stored.get(i)) {
        all.remove(smsIds.get(i));
      }
    }
    return all;
  }

  /** The failure of one kind of end, with the late webhook that causes it. */
  private static Verdict moved(CheckSession session, End end, ObservedState afterAll)
      throws InterruptedException, IncompleteCheckException {
    StatusVocabulary vocabulary = session.receiver().vocabulary().orElseThrow();
    for (CheckPayload late : end.late()) {
      for (String smsId : ended(session, List.of(end)).keySet()) {
        session.deliver(smsId, late);
        ObservedState state = session.settledState(smsId);
        if (!end.isStored(vocabulary, state)) {
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
    ObservedState before = session.state(other);
    CheckResponse first = session.deliver(one, DELIVERED);
    if (!first.isAcknowledged()) {
      return session.rejection(first, DELIVERED);
    }
    session.awaitState(one, seen -> vocabulary.matches(seen, Channel.SMS, Status.DELIVERED));
    ObservedState untouched = session.state(other);
    if (!vocabulary.isSame(untouched, before)) {
      return mixed("delivered for " + one + " changes the state of " + other, untouched);
    }
    CheckResponse second = session.deliver(other, SENT);
    if (!second.isAcknowledged()) {
      return session.rejection(second, SENT);
    }
    ObservedState after = session.settledState(one);
    return vocabulary.matches(after, Channel.SMS, Status.DELIVERED)
        ? StoredWebhook.accepted(session, other, second, SENT)
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
