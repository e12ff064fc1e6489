package com.otpiq.replay;

import static com.otpiq.delivery.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.CircuitBreaker;
import com.otpiq.delivery.Deliverer;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.delivery.RequestHeaders;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.json.BodyParser;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.time.VirtualTime;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order, the timing, the concurrency and the summary of a replay. */
class ReplayTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final List<Event> events = new CopyOnWriteArrayList<>();

  @Test
  void each_webhook_is_delivered_to_its_end_before_the_next_begins() throws InterruptedException {
    ScriptedTransport receiver = ScriptedTransport.ofStatus(500, 200, 500, 500, 200);

    assertThat(replay(receiver, OptionalInt.empty(), webhooks(2)).run(1, false)).isTrue();
    assertThat(receiver.sent())
        .extracting(delivery -> delivery.body().text())
        .containsExactly("{\"n\":0}", "{\"n\":0}", "{\"n\":1}", "{\"n\":1}", "{\"n\":1}");
    assertThat(attempts())
        .extracting(attempt -> attempt.number() + "/" + attempt.total())
        .containsExactly("1/2", "1/2", "2/2", "2/2", "2/2");
    assertThat(receiver.deadlines()).containsOnly(RetryPolicy.TIMEOUT);
    assertThat(time.now()).isEqualTo(START.plusSeconds(1 + 3));
  }

  @Test
  void the_summary_counts_webhooks_and_attempts() throws InterruptedException {
    ScriptedTransport receiver =
        ScriptedTransport.of(
            new Outcome.TimedOut("waiting for the response", true),
            response(200),
            new Outcome.Failed("reset", true),
            response(410));

    assertThat(replay(receiver, OptionalInt.empty(), webhooks(2)).run(1, false)).isFalse();
    DeliveryEvent.DeliverySummary summary = summary();
    assertThat(List.of(summary.acknowledged(), summary.failed(), summary.attempts()))
        .containsExactly(1, 1, 4);
    assertThat(summary.latency().timedOut()).isEqualTo(1);
    assertThat(events.get(events.size() - 2))
        .isEqualTo(new DeliveryEvent.DeliveryProgress(1, 2, 4));
  }

  @Test
  void a_disabled_endpoint_gets_no_more_webhooks() throws InterruptedException {
    ScriptedTransport receiver = ScriptedTransport.ofStatus(500);

    assertThat(replay(receiver, OptionalInt.of(4), webhooks(3)).run(1, false)).isFalse();
    assertThat(receiver.sent()).hasSize(4);
    assertThat(attempts()).extracting(one -> one.attempt().disablesEndpoint()).endsWith(true);
    assertThat(summary().unfinished()).isEqualTo(2);
  }

  @Test
  void the_gaps_between_webhooks_are_kept() throws InterruptedException {
    List<OutgoingWebhook> saved =
        List.of(received(0, START), received(1, START.plusMillis(242_500)));

    replay(ScriptedTransport.ofStatus(200), OptionalInt.empty(), saved).run(1, true);
    assertThat(attempts())
        .extracting(one -> one.attempt().at())
        .containsExactly(START, START.plusMillis(242_500));
  }

  @Test
  void a_webhook_that_is_due_already_waits_for_nothing() throws InterruptedException {
    List<OutgoingWebhook> saved =
        List.of(received(0, START), received(1, START.plusMillis(500)), webhook(2));

    replay(ScriptedTransport.ofStatus(500, 200), OptionalInt.empty(), saved).run(1, true);
    assertThat(time.now()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void without_keeping_the_timing_nothing_waits() throws InterruptedException {
    List<OutgoingWebhook> saved =
        List.of(received(0, START), received(1, START.plusSeconds(3_600)));

    replay(ScriptedTransport.ofStatus(200), OptionalInt.empty(), saved).run(1, false);
    assertThat(time.now()).isEqualTo(START);
  }

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

  private Replay replay(
      ScriptedTransport receiver, OptionalInt disableAfter, List<OutgoingWebhook> webhooks) {
    return replay(receiver, RetryPolicy.QUICK.withJitter(0), disableAfter, time, webhooks);
  }

  private Replay replay(
      ScriptedTransport receiver,
      RetryPolicy policy,
      OptionalInt disableAfter,
      Time in,
      List<OutgoingWebhook> webhooks) {
    var headers = new RequestHeaders(Optional.empty(), Headers.NONE, "otpiq/1", time);
    var deliverer =
        new Deliverer(
            receiver,
            headers,
            new RetryPolicy.ByKind(policy, policy),
            new CircuitBreaker(disableAfter),
            in);
    return new Replay(webhooks, deliverer, in, new Seed(7), events::add);
  }

  private List<DeliveryEvent.AttemptMade> attempts() {
    return events.stream()
        .filter(DeliveryEvent.AttemptMade.class::isInstance)
        .map(DeliveryEvent.AttemptMade.class::cast)
        .toList();
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

  private DeliveryEvent.DeliverySummary summary() {
    return (DeliveryEvent.DeliverySummary) events.getLast();
  }

  private static List<OutgoingWebhook> webhooks(int count) {
    return IntStream.range(0, count).mapToObj(ReplayTest::webhook).toList();
  }

  private static OutgoingWebhook received(int number, Instant at) {
    return new OutgoingWebhook(
        webhook(number).body(), WebhookKind.DELIVERY_REPORT, Optional.empty(), Optional.of(at));
  }

  private static OutgoingWebhook webhook(int number) {
    return OutgoingWebhook.of(
        BodyParser.parse(("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8)),
        WebhookKind.DELIVERY_REPORT);
  }
}
