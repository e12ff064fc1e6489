package com.otpiq.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.PayloadKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Counts what was expected, as it comes. */
final class ExpectationTracker {
  private final List<Expectation> all;
  private final boolean untilFinal;
  private final long[] came;
  private final Set<String> open = new HashSet<>();
  private final Set<String> done = new HashSet<>();

  /**
   * What is expected.
   *
   * @param untilFinal whether each message must come to its end as well
   */
  ExpectationTracker(List<Expectation> all, boolean untilFinal) {
    this.all = all;
    this.untilFinal = untilFinal;
    this.came = new long[all.size()];
  }

  /** A webhook was accepted. */
  synchronized void accepted(Delivery delivery) {
    for (int i = 0; i < came.length; i++) {
      came[i] += all.get(i).fits(delivery) ? 1 : 0;
    }
    if (untilFinal) {
      note(delivery);
    }
  }

  private void note(Delivery delivery) {
    String smsId = delivery.text(PayloadKey.SMS_ID).orElse("");
    if (smsId.isEmpty()) {
      return;
    }
    if (delivery.hasValue(PayloadKey.IS_FINAL, true)) {
      open.remove(smsId);
      done.add(smsId);
    } else if (!done.contains(smsId)) {
      open.add(smsId);
    }
  }

  /** Whether nothing is expected any more, so that there is no need to wait. */
  synchronized boolean areMet() {
    boolean waits = untilFinal || all.stream().anyMatch(one -> one.least() > 0);
    return waits && states().stream().allMatch(ExpectationState::isMet);
  }

  /** Whether something came that must not, which no waiting mends. */
  synchronized boolean areBroken() {
    return IntStream.range(0, came.length).anyMatch(i -> came[i] > all.get(i).most());
  }

  /** How it stands with each. */
  synchronized List<ExpectationState> states() {
    List<ExpectationState> states =
        new ArrayList<>(
            IntStream.range(0, came.length).mapToObj(i -> all.get(i).after(came[i])).toList());
    if (untilFinal) {
      long wanted = Math.max(1, open.size() + (long) done.size());
      states.add(
          new ExpectationState("messages that are final", wanted, Long.MAX_VALUE, done.size()));
    }
    return List.copyOf(states);
  }
}
