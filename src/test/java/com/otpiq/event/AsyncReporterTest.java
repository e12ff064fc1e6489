package com.otpiq.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class AsyncReporterTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final long TWO_EVENTS = 2_000;

  private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
  private final CountDownLatch started = new CountDownLatch(1);

  @Test
  void reports_every_event_in_order() throws InterruptedException {
    var reporter = new AsyncReporter(this::show, AsyncReporter.Limits.DEFAULT);

    reporter.report(notice("first"));
    reporter.report(notice("second"));
    reporter.finish();

    assertThat(shown).containsExactly("first", "second");
  }

  @Test
  void a_reserved_event_holds_its_place_until_it_is_released() throws InterruptedException {
    var reporter = new AsyncReporter(this::show, new AsyncReporter.Limits(TWO_EVENTS, LONG));

    Runnable release = reporter.reserve(notice("reserved"));
    reporter.report(notice("after it"));
    assertThat(shown.poll(50, TimeUnit.MILLISECONDS)).isNull();
    release.run();

    assertThat(List.of(shown.take(), shown.take())).containsExactly("reserved", "after it");
    reporter.finish();
  }

  @Test
  void an_event_that_is_never_released_holds_up_the_others_for_the_longest_wait_only()
      throws InterruptedException {
    var limits = new AsyncReporter.Limits(TWO_EVENTS, Duration.ofMillis(20));
    var reporter = new AsyncReporter(this::show, limits);

    Runnable unused = reporter.reserve(notice("reserved"));
    reporter.report(notice("after it"));

    assertThat(List.of(shown.take(), shown.take())).containsExactly("reserved", "after it");
    assertThat(unused).isNotNull();
    reporter.finish();
  }

  @Test
  void finish_does_not_wait_for_releases() throws InterruptedException {
    var slow = new CountDownLatch(1);
    var reporter = slow(slow, new AsyncReporter.Limits(TWO_EVENTS, LONG));
    reporter.report(notice("first"));
    Runnable unused = reporter.reserve(notice("reserved"));

    Thread finish = Thread.startVirtualThread(() -> finish(reporter));
    while (finish.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    slow.countDown();
    finish.join();

    assertThat(shown).containsExactly("first", "reserved");
    assertThat(unused).isNotNull();
  }

  @Test
  void events_that_do_not_fit_are_counted_at_the_end() throws InterruptedException {
    var slow = new CountDownLatch(1);
    var reporter = slow(slow, new AsyncReporter.Limits(TWO_EVENTS, LONG));

    reporter.report(notice("being shown"));
    started.await();
    for (int i = 1; i <= 5; i++) {
      reporter.report(notice("event " + i));
    }
    slow.countDown();
    reporter.finish();

    assertThat(shown)
        .containsExactly(
            "being shown",
            "event 1",
            "event 2",
            "3 events were not shown because the output was too slow");
  }

  @ParameterizedTest
  @MethodSource("com.otpiq.event.Faults#all")
  void an_event_that_the_target_cannot_show_does_not_affect_the_others(Throwable fault)
      throws InterruptedException {
    var reporter =
        new AsyncReporter(
            event -> {
              if (event.equals(notice("broken"))) {
                throw Faults.unchecked(fault);
              }
              shown.add(event instanceof Event.Notice(String text) ? text : "failed");
            },
            AsyncReporter.Limits.DEFAULT);

    List.of("first", "broken", "last").forEach(text -> reporter.report(notice(text)));
    reporter.finish();

    assertThat(shown).containsExactly("first", "failed", "last");
    assertThat(reporter.failure()).isNotDone();
  }

  @Test
  void the_first_failed_event_gets_a_place_in_a_full_queue() throws InterruptedException {
    var slow = new CountDownLatch(1);
    var failures = new EventFailures();
    Reporter counted = failures.counted(_ -> await(slow));
    var reporter = new AsyncReporter(counted, new AsyncReporter.Limits(0, LONG));

    reporter.report(notice("does not fit"));
    reporter.report(new Event.EventFailed("first", new StackOverflowError()));
    reporter.report(new Event.EventFailed("second", new StackOverflowError()));
    slow.countDown();
    reporter.finish();

    assertThat(failures.count()).isEqualTo(1);
  }

  @Test
  void a_closed_pipe_ends_it_and_is_thrown_at_the_end() throws InterruptedException {
    var closedPipe = new ClosedPipe();
    var reporter =
        new AsyncReporter(
            _ -> {
              throw closedPipe;
            },
            AsyncReporter.Limits.DEFAULT);

    reporter.report(notice("never shown"));

    assertThat(reporter.failure().join()).isSameAs(closedPipe);
    reporter.report(notice("dropped"));
    assertThatThrownBy(reporter::finish).isSameAs(closedPipe);
  }

  @Test
  void an_error_that_no_event_escapes_is_the_cause_of_the_exception_at_the_end() {
    var outOfMemory = new OutOfMemoryError("test");
    var reporter =
        new AsyncReporter(
            _ -> {
              throw outOfMemory;
            },
            AsyncReporter.Limits.DEFAULT);

    reporter.report(notice("never shown"));

    assertThatThrownBy(reporter::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasCause(outOfMemory);
  }

  /** A reporter whose target blocks until the latch opens. */
  private AsyncReporter slow(CountDownLatch latch, AsyncReporter.Limits limits) {
    return new AsyncReporter(
        event -> {
          started.countDown();
          await(latch);
          show(event);
        },
        limits);
  }

  private void show(Event event) {
    shown.add(event instanceof Event.Warning(String text) ? text : ((Event.Notice) event).text());
  }

  private static Event notice(String text) {
    return new Event.Notice(text);
  }

  private static void finish(AsyncReporter reporter) {
    try {
      reporter.finish();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
