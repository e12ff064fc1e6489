package com.otpiq.check.cases;

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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Sends one event about each of some new messages, and reads what is stored of them. */
final class StateSampling {
  /** Clocks in seconds are seen to go on. */
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

  /** A sample of each status by each channel, and a second delivered SMS. */
  static List<StateSample> take(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    StateSampling sampling = new StateSampling(session);
    sampling.prepare();
    sampling.deliver();
    sampling.awaitEvents();
    sampling.session.receiver().time().sleep(session.settlingTime());
    sampling.observe(StateSample::isStored);
    sampling.session.receiver().time().sleep(PAUSE);
    sampling.observe(StateSample::isStored);
    if (sampling.samples.stream().anyMatch(StateSampling::isChanging)) {
      sampling.session.receiver().time().sleep(PAUSE);
      sampling.observe(StateSample::isStored);
    }
    return sampling.samples;
  }

  /** An event may be stored in two steps. */
  private static boolean isChanging(StateSample sample) {
    return !sample.first().status().equals(sample.second().status());
  }

  private void prepare() throws InterruptedException, IncompleteCheckException {
    List<CheckPayload> payloads = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      for (Status status : Status.values()) {
        payloads.add(CheckPayload.of(channel, status));
      }
    }
    payloads.add(CheckPayload.of(Channel.SMS, Status.DELIVERED));
    List<String> smsIds = new ArrayList<>();
    for (CheckPayload _ : payloads) {
      smsIds.add(session.newMessage());
    }
    Map<String, ObservedState> before = ConcurrentLookups.read(session, smsIds);
    for (int i = 0; i < payloads.size(); i++) {
      String smsId = smsIds.get(i);
      samples.add(
          StateSample.of(payloads.get(i), smsId, before.getOrDefault(smsId, ObservedState.NONE)));
    }
  }

  private void deliver() throws InterruptedException, IncompleteCheckException {
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
    boolean isLast = !observe(StateSampling::isPending);
    while (!isLast && samples.stream().anyMatch(StateSampling::isPending)) {
      session.receiver().time().sleep(POLL_INTERVAL);
      isLast = !stopwatch.remainingOf(limit).isPositive();
      List<String> pending = smsIds(StateSampling::isPending);
      Map<String, Duration> delays = new HashMap<>();
      pending.forEach(smsId -> delays.put(smsId, delivered.get(smsId).elapsed()));
      observe(StateSampling::isPending);
      pending.removeAll(smsIds(StateSampling::isPending));
      pending.forEach(smsId -> session.receiver().recordStoreDelay(delays.get(smsId)));
    }
  }

  private static boolean isPending(StateSample sample) {
    return sample.isAcknowledged() && !sample.isStored();
  }

  private List<String> smsIds(Predicate<StateSample> which) {
    return new ArrayList<>(samples.stream().filter(which).map(StateSample::smsId).toList());
  }

  /** Looks up some of the messages; returns whether there are any. */
  private boolean observe(Predicate<StateSample> which)
      throws InterruptedException, IncompleteCheckException {
    Map<String, ObservedState> states = ConcurrentLookups.read(session, smsIds(which));
    samples.replaceAll(sample -> {
      ObservedState state = states.get(sample.smsId());
      return state == null ? sample : sample.observed(state);
    });
    return !states.isEmpty();
  }
}
