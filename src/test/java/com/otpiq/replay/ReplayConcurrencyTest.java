package com.otpiq.replay;

import static com.otpiq.delivery.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Several deliveries at once, and what ends their waits. */
class ReplayConcurrencyTest extends ReplayEngineTestBase {
  @Test
  void several_are_delivered_at_once() throws InterruptedException {
    var together = new CyclicBarrier(4);
    ScriptedTransport receiver =
        ScriptedTransport.by(_ -> {
          await(together);
          return response(200);
        });

    assertThat(replay(receiver, OptionalInt.empty(), webhooks(8)).run(4, false)).isTrue();
    assertThat(receiver.sent()).hasSize(8);
    assertThat(summary().acknowledged()).isEqualTo(8);
  }

  @Test
  void concurrent_deliveries_do_not_wait_for_each_other_in_virtual_time()
      throws InterruptedException {
    replay(ScriptedTransport.ofStatus(500), OptionalInt.empty(), webhooks(4)).run(4, false);

    assertThat(attempts())
        .filteredOn(one -> one.attempt().number() == 11)
        .hasSize(4)
        .allMatch(one -> one.attempt().sinceFirst().equals(Duration.ofSeconds(303)));
  }

  @Test
  void the_jitter_of_a_webhook_does_not_depend_on_the_concurrency() throws InterruptedException {
    RetryPolicy policy = RetryPolicy.QUICK.withRetries(3);
    replay(ScriptedTransport.ofStatus(500), policy, OptionalInt.empty(), time, webhooks(3))
        .run(1, false);
    List<String> inTurn = sortedDelays();
    events.clear();
    replay(ScriptedTransport.ofStatus(500), policy, OptionalInt.empty(), time, webhooks(3))
        .run(3, false);

    assertThat(sortedDelays()).isEqualTo(inTurn).hasSize(9).doesNotHaveDuplicates();
  }

  @Test
  void a_disabled_endpoint_ends_the_waits_of_all_others() throws InterruptedException {
    // Real time: these waits would take hours.
    RetryPolicy policy = RetryPolicy.PROVIDER.withJitter(0);
    Replay replay =
        replay(
            ScriptedTransport.ofStatus(500), policy, OptionalInt.of(2), Time.real(), webhooks(2));

    assertThat(replay.run(2, false)).isFalse();
    assertThat(attempts()).hasSize(2);
    assertThat(summary().unfinished()).isBetween(1, 2);
  }

  @Test
  void an_interrupt_ends_a_wait_and_the_summary_is_reported() throws InterruptedException {
    var waiting = new CountDownLatch(1);
    RetryPolicy policy = RetryPolicy.PROVIDER.withJitter(0);
    Replay replay =
        replay(
            ScriptedTransport.ofStatus(500), policy, OptionalInt.empty(), Time.real(), webhooks(2));
    Thread main = Thread.currentThread();
    Thread.ofVirtual()
        .start(() -> {
          while (events.isEmpty()) {
            Thread.onSpinWait();
          }
          main.interrupt();
          waiting.countDown();
        });

    assertThatThrownBy(() -> replay.run(1, false)).isInstanceOf(InterruptedException.class);
    assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(summary().unfinished()).isEqualTo(2);
  }

  @Test
  void a_fault_of_the_program_is_thrown_from_any_worker() {
    ScriptedTransport broken =
        ScriptedTransport.by(_ -> {
          throw new IllegalArgumentException("a bug");
        });

    assertThatThrownBy(() -> replay(broken, OptionalInt.empty(), webhooks(2)).run(2, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a bug");
  }

  private static void await(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("not delivered at once", e);
    }
  }

  private List<String> sortedDelays() {
    return attempts().stream()
        .filter(one -> one.attempt().retryDelay().isPresent())
        .map(one -> one.number() + ": " + delay(one.attempt()))
        .sorted()
        .toList();
  }

  private static String delay(Attempt attempt) {
    return attempt.number() + " " + attempt.retryDelay().orElseThrow().length();
  }
}
