package com.otpiq.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Real, virtual and scaled time, and random numbers that can be repeated. */
class TimeTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final VirtualTime time = new VirtualTime(START);

  @Test
  void virtual_time_passes_by_sleeping_and_at_once() {
    time.sleep(Duration.ofHours(8));
    time.sleep(Duration.ofHours(-1));
    time.sleep(Duration.ZERO);

    assertThat(time.now()).isEqualTo(START.plus(Duration.ofHours(8)));
  }

  @Test
  void a_fork_of_virtual_time_starts_now_and_passes_on_its_own() throws InterruptedException {
    time.sleep(Duration.ofSeconds(5));
    Time fork = time.fork();
    fork.sleep(Duration.ofSeconds(10));

    assertThat(fork.now()).isEqualTo(START.plusSeconds(15));
    assertThat(time.now()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void scaled_time_waits_less_and_seems_to_wait_all() throws InterruptedException {
    Time scaled = new ScaledTime(time, 60);
    scaled.sleep(Duration.ofMinutes(2));

    assertThat(time.now()).isEqualTo(START.plusSeconds(2));
    assertThat(scaled.now()).isEqualTo(START.plusSeconds(120));
  }

  @Test
  void scaled_time_leaves_everything_but_waits_as_it_is() throws InterruptedException {
    Time scaled = new ScaledTime(time, 1_000);
    time.sleep(Duration.ofMillis(50));
    scaled.sleep(Duration.ofSeconds(1));
    time.sleep(Duration.ofMillis(50));

    assertThat(scaled.now()).isEqualTo(START.plusMillis(1_100));
  }

  @Test
  void time_can_be_slower_than_real() throws InterruptedException {
    Time scaled = new ScaledTime(time, 0.5);
    scaled.sleep(Duration.ofSeconds(1));

    assertThat(time.now()).isEqualTo(START.plusSeconds(2));
    assertThat(scaled.now()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void a_fork_of_scaled_time_keeps_what_was_skipped_and_passes_on_its_own()
      throws InterruptedException {
    Time scaled = new ScaledTime(time, 10);
    scaled.sleep(Duration.ofSeconds(10));
    Time fork = scaled.fork();
    fork.sleep(Duration.ofSeconds(10));

    assertThat(fork.now()).isEqualTo(START.plusSeconds(20));
    assertThat(scaled.now()).isEqualTo(START.plusSeconds(11));
  }

  @Test
  void real_time_waits_no_less_than_asked_and_counts_milliseconds() throws InterruptedException {
    Time real = Time.real();
    Stopwatch watch = Stopwatch.start();
    real.sleep(Duration.ofMillis(10));

    assertThat(watch.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(10));
    assertThat(real.now()).isEqualTo(real.now().truncatedTo(ChronoUnit.MILLIS));
    assertThat(real.fork()).isSameAs(real);
  }

  @Test
  void a_stopwatch_leaves_nothing_of_a_limit_that_has_passed() {
    Stopwatch watch = Stopwatch.start();

    assertThat(watch.remainingOf(Duration.ZERO)).isZero();
    assertThat(watch.remainingOf(Duration.ofMinutes(1)))
        .isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
  }

  @Test
  void a_seed_repeats_its_numbers_and_gives_each_thing_others() {
    var seed = new Seed(7);

    assertThat(seed.random(1).nextLong()).isEqualTo(new Seed(7).random(1).nextLong());
    assertThat(LongStream.range(0, 100).map(i -> seed.random(i).nextLong()).distinct().count())
        .isEqualTo(100);
  }

  @Test
  void the_nanoseconds_of_virtual_time_go_on_after_any_wait() throws InterruptedException {
    time.sleep(Duration.ofDays(2_900_000));
    long before = time.nanoTime();
    time.sleep(Duration.ofSeconds(7));

    assertThat(time.nanoTime() - before).isEqualTo(7_000_000_000L);
  }
}
