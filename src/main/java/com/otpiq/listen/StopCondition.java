package com.otpiq.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.event.ListenEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Decides when a run ends: by its expectations, its script, its timeout, or a request to stop. */
final class StopCondition {
  private final ExpectationTracker expectations;
  private final Optional<ResponseScript> script;
  private final Optional<Duration> timeout;
  private final AtomicBoolean heldOpen;
  private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();

  StopCondition(ListenConfig.Waiting waiting, Optional<ResponseScript> script) {
    this.expectations = new ExpectationTracker(waiting.expectations(), waiting.untilFinal());
    this.script = script;
    this.timeout = waiting.timeout();
    this.heldOpen = new AtomicBoolean(waiting.heldOpen());
  }

  /**
   * Counts a request; returns whether the run should end once its response is sent. A webhook that
   * was forwarded has arrived, whatever the application responded.
   */
  boolean isLast(ListenEvent.Received event) {
    if (event.response().acknowledges() || !event.forwarded().isEmpty()) {
      expectations.accept(event.request().delivery());
    }
    return expectations.areViolated()
        || (!heldOpen.get() && expectations.areMet())
        || script.filter(ResponseScript::isOver).isPresent();
  }

  /** Ends the run now. */
  void stop() {
    stopped.complete(true);
  }

  /**
   * Ends a run that was held open as soon as its expectations are met.
   *
   * @param limit how long to wait for them
   */
  void release(Duration limit) {
    heldOpen.set(false);
    boolean waits =
        expectations.states().stream().anyMatch(state -> !state.isMet() || state.maximum() == 0);
    if (!waits || limit.isZero()) {
      stop();
    } else {
      stopped.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Waits until the run should end; the timeout begins here. */
  void await() {
    var ended = stopped.copy();
    timeout.ifPresent(
        limit -> ended.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS));
    ended.join();
  }

  List<ExpectationState> expectations() {
    return expectations.states();
  }
}
