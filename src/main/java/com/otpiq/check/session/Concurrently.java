package com.otpiq.check.session;

import com.otpiq.verdict.IncompleteCheckException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things of one check at the same time. */
final class Concurrently {
  private Concurrently() {}

  /** One of them. */
  @FunctionalInterface
  interface Task<T> {
    T run() throws InterruptedException, IncompleteCheckException;
  }

  /**
   * Runs all tasks, and returns their results in order.
   *
   * @param most how many run at the same time
   * @throws IncompleteCheckException if that of one task was thrown
   */
  static <T> List<T> all(List<Task<T>> tasks, int most)
      throws InterruptedException, IncompleteCheckException {
    try (ExecutorService executor =
        Executors.newFixedThreadPool(most, Thread.ofVirtual().factory())) {
      List<Callable<T>> calls = tasks.stream().<Callable<T>>map(task -> task::run).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> result : executor.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof IncompleteCheckException incomplete) {
        throw incomplete;
      }
      throw new IllegalStateException(fault.getCause());
    }
  }
}
