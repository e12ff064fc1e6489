package com.otpiq.check.cases;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.session.CheckSession;
import com.otpiq.verdict.IncompleteCheckException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Look-ups of several messages at the same time: a look-up may take a second. */
final class ConcurrentLookups {
  private static final int CONCURRENCY = 10;

  private ConcurrentLookups() {}

  /** The states of these messages now, by smsId, in the given order. */
  static Map<String, ObservedState> read(CheckSession session, Collection<String> smsIds)
      throws InterruptedException, IncompleteCheckException {
    Map<String, Future<ObservedState>> started = new LinkedHashMap<>();
    Map<String, ObservedState> states = new LinkedHashMap<>();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(CONCURRENCY, Thread.ofVirtual().factory())) {
      smsIds.forEach(smsId -> started.put(smsId, executor.submit(() -> session.state(smsId))));
      for (Map.Entry<String, Future<ObservedState>> lookup : started.entrySet()) {
        states.put(lookup.getKey(), lookup.getValue().get());
      }
      return states;
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof IncompleteCheckException incomplete) {
        throw incomplete;
      }
      throw new IllegalStateException(fault.getCause());
    }
  }
}
