package com.otpiq.check.session;

import com.otpiq.check.probe.CommandStateProbe;
import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StateProbe;
import com.otpiq.check.session.ExchangeLog.Entry;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.IncompleteCheckException;
import java.time.Duration;
import java.util.function.Predicate;

/** What the application stored about the messages of one check. */
final class StoredStates {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(40);

  /** A state that must not change is watched for a tenth of the store timeout, at least. */
  private static final int SETTLING = 10;

  private final ReceiverUnderTest receiver;
  private final TimeLimit timeLimit;
  private final Exchanges exchanges;

  StoredStates(ReceiverUnderTest receiver, TimeLimit timeLimit, Exchanges exchanges) {
    this.receiver = receiver;
    this.timeLimit = timeLimit;
    this.exchanges = exchanges;
  }

  ObservedState now(String smsId) throws InterruptedException, IncompleteCheckException {
    timeLimit.requireTime();
    Entry entry = exchanges.beginLookup();
    boolean failed = true;
    try {
      StateProbe probe = receiver.application().stateProbe().orElseThrow();
      ObservedState state =
          probe
              .read(smsId)
              .map(text -> receiver.redact(text).replace(smsId, CommandStateProbe.SMS_ID));
      failed = false;
      return state;
    } finally {
      exchanges.endLookup(entry, failed);
    }
  }

  ObservedState await(String smsId, Predicate<ObservedState> expected)
      throws InterruptedException, IncompleteCheckException {
    Stopwatch stopwatch = Stopwatch.start(receiver.time());
    while (true) {
      boolean isLast = !stopwatch.remainingOf(receiver.application().storeTimeout()).isPositive();
      ObservedState state = now(smsId);
      if (isLast || expected.test(state)) {
        return state;
      }
      receiver.time().sleep(POLL_INTERVAL);
    }
  }

  ObservedState settled(String smsId) throws InterruptedException, IncompleteCheckException {
    receiver.time().sleep(settlingTime());
    return now(smsId);
  }

  Duration settlingTime() {
    Duration least = receiver.application().storeTimeout().dividedBy(SETTLING);
    return least.plus(receiver.storeDelay().multipliedBy(2));
  }
}
