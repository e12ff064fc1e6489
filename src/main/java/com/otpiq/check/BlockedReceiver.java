package com.otpiq.check;

import com.otpiq.time.Durations;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds out whether an application responds to other webhooks while one takes long. */
record BlockedReceiver(CheckRun run, CaseRunner cases) {
  /** How long after the first webhook the other one is sent. */
  private static final Duration DELAY = Duration.ofMillis(500);

  /** The deadline of the other webhook; an application that is not blocked keeps it. */
  private static final Duration PROMPT = Duration.ofMillis(2500);

  private static final String ADVICE =
      "Do no long work in the event loop, or in the only worker: respond first, and work in a queue or a thread.";

  /** The verdict on a check with a slow response: it runs again, and so does a plain webhook. */
  CheckResult result(CheckAttempt first) throws InterruptedException {
    boolean blocked;
    CheckAttempt second;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> other =
          executor.submit(() -> {
            run.receiver().time().sleep(DELAY);
            return run.respondsWithin(PROMPT);
          });
      second = cases.attempt(first.index());
      blocked = !other.get();
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    }
    return second.isSlow() ? slow(second, blocked) : second.result();
  }

  private static CheckResult slow(CheckAttempt attempt, boolean blocked) {
    String found =
        attempt
            .exchanges()
            .slowest()
            .map(entry -> entry.request() + " was answered after " + Durations.show(entry.took()))
            .orElseThrow();
    if (blocked) {
      Cause cause = new Cause("blocked", "one webhook holds up all others", Optional.of(ADVICE));
      return attempt.asError(
          new Verdict.Failed(
              found + ", and no other webhook was answered meanwhile", Optional.of(cause)));
    }
    return attempt.result().verdict() instanceof Verdict.Passed
        ? attempt.with(new Verdict.Suspected(found))
        : attempt.result();
  }
}
