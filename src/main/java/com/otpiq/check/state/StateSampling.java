package com.otpiq.check.state;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckRequest;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.delivery.Outcome;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sends one event about each of some new messages, and reads what is stored of them. */
final class StateSampling {
  /** A clock in seconds is seen to go on. */
  private static final Duration PAUSE = Duration.ofMillis(1_100);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(40);

  /** Webhooks are sent one after another, unless the receiver took longer than this for one. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final CheckSession session;
  private final List<StateSample> samples = new ArrayList<>();
  private final Map<String, Stopwatch> delivered = new HashMap<>();

  private StateSampling(CheckSession session) {
    this.session = session;
  }

  /** A sample of each status by each channel, and, some time later, a second delivered SMS. */
  static List<StateSample> take(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    StateSampling each = new StateSampling(session);
    each.deliver(
        Arrays.stream(Channel.values())
            .flatMap(channel ->
                Arrays.stream(Status.values()).map(status -> CheckPayload.of(channel, status)))
            .toList());
    each.observeAfter(PAUSE);
    StateSampling again = new StateSampling(session);
    again.deliver(List.of(CheckPayload.of(Channel.SMS, Status.DELIVERED)));
    return Stream.concat(each.samples.stream(), again.samples.stream()).toList();
  }

  /** Sends each of these about a new message, and looks it up when it is stored. */
  private void deliver(List<CheckPayload> payloads)
      throws InterruptedException, IncompleteCheckException {
    prepare(payloads);
    send();
    awaitEvents();
    observeAfter(session.settlingTime());
  }

  /** Looks up what is stored, and again if it is stored in more than one step. */
  private void observeAfter(Duration wait) throws InterruptedException, IncompleteCheckException {
    for (int i = 0; i == 0 || (i == 1 && isChanging()); i++) {
      session.receiver().time().sleep(wait);
      observe(StateSample::isStored);
    }
  }

  private boolean isChanging() {
    return samples.stream().anyMatch(StateSample::isChanging);
  }

  private void prepare(List<CheckPayload> payloads)
      throws InterruptedException, IncompleteCheckException {
    List<String> smsIds = session.newMessages(payloads.size());
    List<ObservedState> before = session.askForEach(smsIds, session::state);
    for (int i = 0; i < payloads.size(); i++) {
      samples.add(StateSample.of(payloads.get(i), smsIds.get(i), before.get(i)));
    }
  }

  private void send() throws InterruptedException, IncompleteCheckException {
    boolean isSlow =
        session.receiver().firstResponses().stream()
            .anyMatch(response -> response.took().compareTo(SLOW) > 0);
    if (isSlow) {
      List<CheckResponse> responses =
          session.sendConcurrently(samples.stream().map(this::webhook).toList());
      for (int i = 0; i < samples.size(); i++) {
        answer(i, responses.get(i));
      }
      return;
    }
    Set<Channel> hanging = EnumSet.noneOf(Channel.class);
    for (int i = 0; i < samples.size(); i++) {
      Channel channel = samples.get(i).payload().channel();
      if (!hanging.contains(channel)) {
        CheckResponse response = session.send(webhook(samples.get(i)));
        answer(i, response);
        if (response.outcome() instanceof Outcome.TimedOut) {
          hanging.add(channel);
        }
      }
    }
  }

  private CheckRequest webhook(StateSample sample) {
    return session.webhook(sample.smsId(), sample.payload());
  }

  private void answer(int index, CheckResponse response) {
    StateSample sample = samples.get(index);
    samples.set(index, sample.answered(response));
    delivered.put(sample.smsId(), Stopwatch.start(session.receiver().time()));
  }

  /** Waits until each acknowledged event is stored, or for the store timeout. */
  private void awaitEvents() throws InterruptedException, IncompleteCheckException {
    Duration limit = session.receiver().application().storeTimeout();
    Stopwatch stopwatch = Stopwatch.start(session.receiver().time());
    observe(StateSample::isPending);
    for (boolean isLast = false; !isLast && !smsIds(StateSample::isPending).isEmpty(); ) {
      session.receiver().time().sleep(POLL_INTERVAL);
      isLast = !stopwatch.remainingOf(limit).isPositive();
      List<String> pending = smsIds(StateSample::isPending);
      Map<String, Duration> delays = new HashMap<>();
      pending.forEach(
          smsId -> delays.put(smsId, Objects.requireNonNull(delivered.get(smsId)).elapsed()));
      observe(StateSample::isPending);
      delays.keySet().removeAll(smsIds(StateSample::isPending));
      delays.values().forEach(session.receiver()::recordStoreDelay);
    }
  }

  private List<String> smsIds(Predicate<StateSample> which) {
    return samples.stream().filter(which).map(StateSample::smsId).toList();
  }

  /** Looks up some of the messages. */
  private void observe(Predicate<StateSample> which)
      throws InterruptedException, IncompleteCheckException {
    Iterator<ObservedState> states = session.askForEach(smsIds(which), session::state).iterator();
    samples.replaceAll(sample -> which.test(sample) ? sample.observed(states.next()) : sample);
  }
}
