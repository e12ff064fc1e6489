package com.otpiq.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Fingerprint;
import com.otpiq.webhook.PayloadKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/** Counts accepted webhooks against the expectations of a run. */
final class ExpectationTracker {
  /** How many open messages are remembered, and how many final ones. */
  static final int MAX_MESSAGES = 100_000;

  private final List<Expectation> expectations;
  private final boolean untilFinal;
  private final long[] accepted;
  private final SequencedSet<String> openMessages = new LinkedHashSet<>();
  private final SequencedSet<String> finalMessages = new LinkedHashSet<>();
  private long finalCount;

  /** Open messages that were forgotten because there are too many. */
  private long forgotten;

  /**
   * Creates a tracker.
   *
   * @param untilFinal whether each message must reach a final status as well
   */
  ExpectationTracker(List<Expectation> expectations, boolean untilFinal) {
    this.expectations = expectations;
    this.untilFinal = untilFinal;
    this.accepted = new long[expectations.size()];
  }

  /** Counts a webhook that was acknowledged, or forwarded. */
  synchronized void accept(Delivery delivery) {
    for (int i = 0; i < accepted.length; i++) {
      accepted[i] += expectations.get(i).matches(delivery) ? 1 : 0;
    }
    if (untilFinal) {
      trackMessage(delivery);
    }
  }

  private void trackMessage(Delivery delivery) {
    String smsId = delivery.text(PayloadKey.SMS_ID).map(Fingerprint::of).orElse("");
    if (smsId.isEmpty()) {
      return;
    }
    if (delivery.hasValue(PayloadKey.IS_FINAL, true)) {
      openMessages.remove(smsId);
      finalCount += finalMessages.add(smsId) ? 1 : 0;
    } else if (!finalMessages.contains(smsId)) {
      openMessages.add(smsId);
    }
    if (finalMessages.size() > MAX_MESSAGES) {
      finalMessages.removeFirst();
    }
    if (openMessages.size() > MAX_MESSAGES) {
      openMessages.removeFirst();
      forgotten++;
    }
  }

  /** Whether there are expectations, and all of them are met. */
  synchronized boolean areMet() {
    boolean waits = untilFinal || expectations.stream().anyMatch(one -> one.minimum() > 0);
    return waits && states().stream().allMatch(ExpectationState::isMet);
  }

  /** Whether more was received than is allowed, so that waiting longer is useless. */
  synchronized boolean areViolated() {
    return IntStream.range(0, accepted.length)
        .anyMatch(i -> accepted[i] > expectations.get(i).maximum());
  }

  /** The state of each expectation. */
  synchronized List<ExpectationState> states() {
    List<ExpectationState> states =
        new ArrayList<>(
            IntStream.range(0, accepted.length)
                .mapToObj(i -> expectations.get(i).stateAfter(accepted[i]))
                .toList());
    if (untilFinal) {
      long known = Math.max(1, openMessages.size() + forgotten + finalCount);
      states.add(
          new ExpectationState("messages that are final", known, Long.MAX_VALUE, finalCount));
    }
    return List.copyOf(states);
  }
}
