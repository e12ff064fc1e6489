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
  /** More than a second, so that a time in seconds changes in the look-up. */
  private static final Duration PAUSE = Duration.ofMillis(1_100);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(40);

  /** Webhooks are sent one after another, unless the receiver took longer than this for one. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  private static final List<CheckPayload> PAYLOADS =
      Stream.concat(
              Arrays.stream(Channel.values())
                  .flatMap(channel ->
                      Arrays.stream(Status.values())
                          .map(status -> CheckPayload.of(channel, status))),
              Stream.of(CheckPayload.of(Channel.SMS, Status.DELIVERED)))
          .toList();

  private final CheckSession session;
  private final List<StateSample> samples = new ArrayList<>();
  private final Map<String, Stopwatch> delivered = new HashMap<>();

  private StateSampling(CheckSession session) {
    this.session = session;
  }

  /** A sample of each status by each channel, and, some time later, a second delivered SMS. */
  static List<StateSample> take(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    StateSampling sampling = new StateSampling(session);
    sampling.prepare();
    int last = PAYLOADS.size() - 1;
    String again = sampling.samples.get(last).smsId();
    sampling.send(0, last);
    sampling.awaitEvents(StateSample::isPending);
    Duration settling = session.settlingTime();
    sampling.sleep(settling.compareTo(PAUSE) > 0 ? settling : PAUSE);
    sampling.send(last, last + 1);
    Predicate<StateSample> isAgain = sample -> sample.smsId().equals(again);
    sampling.observe(sample -> sample.isStored() || (isAgain.test(sample) && sample.isPending()));
    sampling.awaitEvents(isAgain.and(StateSample::isPending));
    sampling.sleep(settling);
    sampling.observe(isAgain.and(StateSample::isStored));
    if (!sampling.smsIds(StateSample::isChanging).isEmpty()) {
      sampling.sleep(PAUSE);
      sampling.observe(StateSample::isChanging);
    }
    return sampling.samples;
  }

  private void sleep(Duration wait) throws InterruptedException {
    session.receiver().time().sleep(wait);
  }

  private void prepare() throws InterruptedException, IncompleteCheckException {
    List<String> smsIds = session.newMessages(PAYLOADS.size());
    List<ObservedState> before = session.askForEach(smsIds, session::state);
    for (int i = 0; i < PAYLOADS.size(); i++) {
      samples.add(StateSample.of(PAYLOADS.get(i), smsIds.get(i), before.get(i)));
    }
  }

  private void send(int from, int to) throws InterruptedException, IncompleteCheckException {
    boolean isSlow =
        session.receiver().firstResponses().stream()
            .anyMatch(response -> response.took().compareTo(SLOW) > 0);
    if (isSlow) {
      List<CheckResponse> responses =
          session.sendConcurrently(samples.subList(from, to).stream().map(this::webhook).toList());
      for (int i = 0; i < responses.size(); i++) {
        answer(from + i, responses.get(i));
      }
      return;
    }
    Set<Channel> hanging = EnumSet.noneOf(Channel.class);
    for (int i = from; i < to; i++) {
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

  /** Waits until no event is pending, or for the store timeout. */
  private void awaitEvents(Predicate<StateSample> pending)
      throws InterruptedException, IncompleteCheckException {
    Duration limit = session.receiver().application().storeTimeout();
    Stopwatch stopwatch = Stopwatch.start(session.receiver().time());
    observe(pending);
    for (boolean isLast = false; !isLast && !smsIds(pending).isEmpty(); ) {
      sleep(POLL_INTERVAL);
      isLast = !stopwatch.remainingOf(limit).isPositive();
      Map<String, Duration> delays = new HashMap<>();
      smsIds(pending)
          .forEach(
              smsId -> delays.put(smsId, Objects.requireNonNull(delivered.get(smsId)).elapsed()));
      observe(pending);
      smsIds(pending).forEach(delays::remove);
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
