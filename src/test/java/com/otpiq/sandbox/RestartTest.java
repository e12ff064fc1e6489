package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static com.otpiq.sandbox.SandboxFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Problem;
import com.otpiq.sandbox.scenario.MagicNumber;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.time.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sandbox that is started again with its state file goes on where it was. */
class RestartTest {
  @TempDir Path dir;

  private Path file = Path.of("unset");

  @BeforeEach
  void nameTheFile() {
    file = dir.resolve("state.jsonl");
  }

  @Test
  void attempts_are_counted_on_and_the_next_is_made_when_it_was_due() {
    String smsId;
    try (var before = sandbox(ScriptedTransport.ofStatus(500))) {
      smsId = before.send(ORDINARY_NUMBER, "final");
      before.scheduler.advance(Duration.ofSeconds(40)).join();
      assertThat(before.message(smsId).deliveries().getFirst().attempts()).hasSize(2);
    }
    try (var after = sandbox(ScriptedTransport.ofStatus(500))) {
      assertThat(after.scheduler.now()).isAfter(after.message(smsId).acceptedAt());
      after.scheduler.advance(Duration.ofMinutes(10)).join();

      var attempts = after.message(smsId).deliveries().getFirst().attempts();
      assertThat(attempts).extracting(AttemptRecord::number).containsExactly(1, 2, 3);
      assertThat(attempts)
          .extracting(attempt -> Duration.between(attempts.getFirst().at(), attempt.at()))
          .containsExactly(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(90));
      assertThat(after.state.summary().failed()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void time_goes_on_from_the_last_record(boolean virtualTime) throws InterruptedException {
    var config = SandboxFixture.config(virtualTime, 100_000, Optional.of(file));
    Instant stopped;
    try (var before = new SandboxFixture(config, ScriptedTransport.ofStatus(200))) {
      before.send(ORDINARY_NUMBER, "all");
      before.control("POST", "advance", "{\"by\":\"5h\"}");
      stopped = before.scheduler.now();
    }
    try (var after = new SandboxFixture(config, ScriptedTransport.ofStatus(200))) {
      assertThat(after.scheduler.now()).isEqualTo(stopped).isAfter(START.plus(Duration.ofHours(4)));
    }
  }

  @Test
  void a_redelivery_goes_on() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    var receiver =
        ScriptedTransport.by(_ -> {
          if (interrupted.getCount() == 0) {
            new CountDownLatch(1).await();
          }
          return ScriptedTransport.response(200);
        });
    String smsId;
    try (var before = sandbox(receiver)) {
      smsId = before.send(ORDINARY_NUMBER, "all");
      before.scheduler.advance(Duration.ofMinutes(1)).join();
      interrupted.countDown();
      before.control("POST", "messages/" + smsId + "/redeliver", "");
    }
    ScriptedTransport restarted = ScriptedTransport.ofStatus(200);
    try (var after = sandbox(restarted)) {
      assertThat(after.awaitIdle()).isTrue();
      assertThat(after.received()).containsExactly("sent", "delivered");
      assertThat(after.message(smsId).deliveries())
          .allSatisfy(delivery ->
              assertThat(delivery.attempts())
                  .extracting(AttemptRecord::number)
                  .containsExactly(1, 2));
    }
  }

  /** Every state that a sequence of requests can reach is written and read again as it was. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void every_state_is_restored_as_it_was(int seed) throws IOException {
    Random random = new Random(seed);
    ScriptedTransport flaky =
        ScriptedTransport.by(_ -> ScriptedTransport.response(random.nextInt(3) == 0 ? 200 : 503));
    String state;
    try (var before = sandbox(flaky)) {
      for (int i = 0; i < 30; i++) {
        act(before, random);
      }
      before.control("POST", "advance", "{\"by\":\"1s\"}");
      state = snapshot(before);
    }
    String saved = Files.readString(file);
    for (int restart = 0; restart < 2; restart++) {
      try (var after = sandbox(ScriptedTransport.by(_ -> never()))) {
        assertThat(snapshot(after)).isEqualTo(state);
      }
    }
    assertThat(file).hasContent(saved);
    try (var last = sandbox(ScriptedTransport.ofStatus(200))) {
      last.scheduler.advance(Duration.ofDays(400)).join();
      assertThat(last.state.summary().waiting()).isZero();
      boolean busy = last.state.withStore(store -> store.totals().isBusy());
      assertThat(busy).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"my-app\",\"version\":\"1\"}\n",
        "{\"name\":\"my-app\",\"version\":\"1\"}",
        "hello",
        "[1,2,3]\n",
        "\"text\"\n",
        "{\"type\":\"step\",\"smsId\":\"sms-1\",\"at\":\"2026-01-01T00:00:00Z\"}\n",
        "{\"type\":\"attempt\",\"smsId\":\"sms-1\",\"at\":\"2026-01-01T00:00:00Z\"}\n{\"ty",
        "{\"type\":\"reset\",\"at\":\"soon\"}\n",
        "{\"type\":\"reset\",\"at\":\"2026-01-01T00:00:00Z\",\"by\":\"me\"}\n",
        "{\"type\":\"reset\",\"type\":\"reset\"}\n",
        "{\"type\":\"received\"}\n{broken",
      })
  void a_file_that_cannot_be_read_is_an_input_error_and_stays_as_it_is(String content)
      throws IOException {
    Files.writeString(file, content);

    assertThatThrownBy(() -> sandbox(ScriptedTransport.ofStatus(200)))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.kind()).isEqualTo(Problem.Kind.INPUT))
        .hasMessageStartingWith(file + ":");

    assertThat(file).hasContent(content);
    assertThat(dir).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void a_record_that_a_crash_cut_off_is_moved_aside() throws IOException {
    try (var before = sandbox(ScriptedTransport.ofStatus(200))) {
      before.send(ORDINARY_NUMBER, "all");
    }
    String saved = Files.readString(file);
    for (int length = 1; length < saved.length() - 1; length += 7) {
      Files.writeString(file, saved + saved.substring(0, length));
      try (var after = sandbox(ScriptedTransport.ofStatus(200))) {
        assertThat(after.state.withStore(MessageStore::messages)).hasSize(1);
      }
      Files.writeString(file, saved.substring(0, length));
      try (var after = sandbox(ScriptedTransport.ofStatus(200))) {
        assertThat(after.state.withStore(MessageStore::messages)).isEmpty();
      }
    }
  }

  private static void act(SandboxFixture sandbox, Random random) {
    List<SandboxMessage> messages = sandbox.state.withStore(MessageStore::messages);
    switch (random.nextInt(messages.isEmpty() ? 4 : 6)) {
      case 0 -> {
        var magic = Scenarios.all().get(random.nextInt(14));
        sandbox.send(magic.number(), random.nextBoolean() ? "all" : "final");
      }
      case 1 -> {
        sandbox.control("POST", "next", scenario(random));
        sandbox.send(MagicNumber.PREFIX + "9" + random.nextInt(10, 99), "all");
      }
      case 2 -> sandbox.control("POST", "expect-failures", "{\"count\":1}");
      case 3 ->
          sandbox.control("POST", "advance", "{\"by\":\"" + random.nextInt(200_000) + "ms\"}");
      case 4 -> {
        String smsId = messages.get(random.nextInt(messages.size())).smsId();
        sandbox.control("POST", "messages/" + smsId + "/redeliver", "");
      }
      default -> {
        if (random.nextInt(8) == 0) {
          sandbox.control("POST", "reset", "");
        }
      }
    }
  }

  /** A scenario with steps from now to the longest time. */
  private static String scenario(Random random) {
    long[] after = random.longs(3, 0, Duration.ofDays(30).toMillis() + 1).sorted().toArray();
    after[0] = random.nextInt(5_000);
    return """
    {"name":"%s","steps":[{"after":"%s","status":"sent","copies":%d},
      {"after":"%s","status":"failed","isFinal":false,"reason":"\\u202e%s"},
      {"after":"720h","leg":1,"status":"delivered"}]}
    """
        .formatted(
            "سیناریۆ",
            Durations.exact(Duration.ofMillis(after[0])),
            random.nextInt(1, 4),
            Durations.exact(Duration.ofMillis(after[1])),
            "x".repeat(random.nextInt(900)));
  }

  /** All that a client can see, except what is documented as not stored. */
  private static String snapshot(SandboxFixture sandbox) {
    StringBuilder all = new StringBuilder();
    String state = sandbox.control("GET", "state", "").body();
    all.append(
        state
            .replaceAll("\"(paused|failuresInARow|unexpectedFailures)\":\\w+,?", "")
            .replaceAll("\"expectedFailures\":\\[.*?],", ""));
    for (SandboxMessage message : sandbox.state.withStore(MessageStore::messages)) {
      all.append('\n').append(sandbox.control("GET", "messages/" + message.smsId(), "").body());
    }
    return all.toString();
  }

  private static Outcome never() throws InterruptedException {
    new CountDownLatch(1).await();
    throw new AssertionError("this is never reached");
  }

  private SandboxFixture sandbox(ScriptedTransport receiver) {
    return new SandboxFixture(SandboxFixture.config(false, 100_000, Optional.of(file)), receiver);
  }
}
