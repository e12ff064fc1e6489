package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How time passes: as it is, faster, not at all, in lanes, and until Ctrl-C. */
class ReplayTimeTest extends ReplayTestBase {
  @Test
  void waits_really_and_no_less_than_said() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No")) {
      Program replay = new Program(dir);
      replay.run("replay", "one.json", "--to", to(endpoint), "--backoff", "10ms", "--jitter", "0");

      List<Instant> at = times(endpoint.requestsOnce(11));
      assertThat(at).hasSize(11);
      for (int i = 1; i < at.size(); i++) {
        assertThat(Duration.between(at.get(i - 1), at.get(i)))
            .isGreaterThanOrEqualTo(Duration.ofMillis((10L << (i - 1)) - 1))
            .isLessThan(Duration.ofMillis((13L << (i - 1)) + 100));
      }
    }
  }

  @Test
  void skips_the_waits_in_virtual_time_and_shows_them() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No")) {
      Program replay = new Program(dir);
      Instant start = Instant.now();

      assertThat(
              replay.run(
                  "replay", "one.json", "--to", to(endpoint), "--virtual-time", "--jitter", "0"))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(replay.out()).contains("attempt 11 (+5 min 3 s)");
    }
  }

  @Test
  void lets_time_pass_faster() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No", "500 No", "200 OK")) {
      Program replay = new Program(dir);
      Instant start = Instant.now();

      assertThat(
              replay.run(
                  "replay", "one.json", "--to", to(endpoint), "--speed", "100x", "-o", "json"))
          .isZero();
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
      assertThat(replay.out()).containsPattern("\"attempt\":3,.*\"sinceFirstMs\":[23]\\d{3},");
    }
  }

  @Test
  void only_waits_are_scaled() throws IOException {
    try (ScriptedEndpoint endpoint = answeringAfter(100)) {
      Program replay = new Program(dir);
      replay.run(
          "replay",
          "two.jsonl",
          "--to",
          to(endpoint),
          "--speed",
          "1000x",
          "--timeout",
          "50ms",
          "--retries",
          "1",
          "--jitter",
          "0",
          "-o",
          "json");
      assertThat(replay.out()).containsPattern("\"attempt\":2,.*\"sinceFirstMs\":1[01]\\d\\d,");
    }
  }

  @Test
  void several_are_under_way_at_once_when_asked_for() throws IOException {
    var together = new CyclicBarrier(4);
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.http(peer -> {
          while (true) {
            peer.readRequest();
            together.await(5, TimeUnit.SECONDS);
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
          }
        })) {
      Program replay = new Program(dir);

      assertThat(
              replay.run(
                  "replay",
                  "one.json",
                  "--duplicate",
                  "8",
                  "--concurrency",
                  "4",
                  "--to",
                  to(endpoint)))
          .isZero();
      assertThat(replay.err()).startsWith("8 of 8 webhooks acknowledged, 8 attempts");
    }
  }

  @Test
  void lanes_do_not_wait_for_each_other_in_virtual_time() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No")) {
      Program replay = new Program(dir);
      replay.run(
          "replay",
          "one.json",
          "--duplicate",
          "4",
          "--concurrency",
          "4",
          "--virtual-time",
          "--jitter",
          "0",
          "--to",
          to(endpoint),
          "-o",
          "json");

      List<String> last =
          replay.out().lines().filter(line -> line.contains("\"attempt\":11,")).toList();
      assertThat(last).hasSize(4).allMatch(line -> line.contains("\"sinceFirstMs\":303000,"));
      assertThat(replay.err()).contains("0 of 4 webhooks acknowledged, 44 attempts");
    }
  }

  @Test
  void the_gaps_are_kept_when_asked_for() throws IOException {
    Files.writeString(
        dir.resolve("journal.jsonl"),
        record("2026-01-01T10:00:00Z", SENT) + record("2026-01-01T10:04:02.5Z", DELIVERED));
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = new Program(dir).in(time);

      assertThat(replay.run("replay", "journal.jsonl", "--keep-timing", "--to", to(endpoint)))
          .isZero();
      assertThat(time.now()).isEqualTo(START.plusMillis(242_500));
    }
  }

  @Test
  void gaps_are_kept_in_the_order_of_time_whatever_the_order_of_the_file() throws IOException {
    Files.writeString(
        dir.resolve("journal.jsonl"),
        record("2026-01-01T10:04:02.5Z", DELIVERED) + record("2026-01-01T10:00:00Z", SENT));
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      new Program(dir)
          .in(time)
          .run("replay", "journal.jsonl", "--keep-timing", "--to", to(endpoint));
      assertThat(endpoint.requestsOnce(2))
          .extracting(RawPeer.Request::body)
          .containsExactly(SENT, DELIVERED);
      assertThat(time.now()).isEqualTo(START.plusMillis(242_500));
    }
  }

  @Test
  void gaps_that_nobody_recorded_cannot_be_kept() {
    Program replay = new Program(dir);

    assertThat(replay.run("replay", "two.jsonl", "--keep-timing")).isEqualTo(ExitCode.INPUT.code);
    assertThat(replay.err()).contains("--keep-timing needs the time");
  }

  @Test
  void ctrl_c_ends_a_wait_at_once_and_says_what_was_done() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No")) {
      Program replay = new Program(dir).start("replay", "one.json", "--to", to(endpoint));
      assertThat(endpoint.requestsOnce(1)).hasSize(1);
      while (replay.out().isEmpty()) {
        Thread.onSpinWait();
      }
      Instant start = Instant.now();

      assertThat(replay.interrupt().exit()).isEqualTo(ExitCode.INTERRUPTED.code);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
      assertThat(replay.err()).startsWith("0 of 1 webhook acknowledged, 1 never finished");
    }
  }

  @Test
  void ctrl_c_ends_an_exchange_at_once_in_every_lane() throws IOException {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.hold();
        })) {
      Program replay =
          new Program(dir).start("replay", "two.jsonl", "--concurrency", "2", "--to", to(endpoint));
      assertThat(endpoint.requestsOnce(2)).hasSize(2);
      Instant start = Instant.now();

      assertThat(replay.interrupt().exit()).isEqualTo(ExitCode.INTERRUPTED.code);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }
  }

  private static List<Instant> times(List<RawPeer.Request> requests) {
    return requests.stream().map(RawPeer.Request::at).toList();
  }
}
