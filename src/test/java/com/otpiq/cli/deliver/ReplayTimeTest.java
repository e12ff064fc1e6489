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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How time passes: as it is, faster, not at all, in lanes, and until Ctrl-C. */
class ReplayTimeTest extends ReplayTestBase {
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
    assertThat(replay.err())
        .contains("--keep-timing needs the time")
        .contains("none can be read at two.jsonl:1, two.jsonl:2 (2 of 2 webhooks)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yesterday\"", "\"\"", "null", "{}", "-1", "\"2026-13-01T10:00:00Z\""})
  void an_entry_without_a_time_that_can_be_read_is_named(String time) throws IOException {
    String entry =
        """
        {"startedDateTime":%s,"request":{"method":"POST","headers":[],\
        "postData":{"text":"{\\"smsId\\":\\"a\\"}"}}}\
        """;
    String right = entry.formatted("\"2026-01-01T10:00:00Z\"");
    Files.writeString(
        dir.resolve("a.har"),
        "{\"log\":{\"entries\":[\n"
            + String.join(",\n", right, entry.formatted(time), right)
            + "]}}");
    Program replay = new Program(dir);

    assertThat(replay.run("replay", "a.har", "--keep-timing")).isEqualTo(ExitCode.INPUT.code);
    assertThat(replay.err())
        .contains("none can be read at a.har:3 (1 of 3 webhooks)\n")
        .contains("Try: correct the time there, or leave out --keep-timing");
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
      assertThat(replay.err()).startsWith("0 of 1 webhook acknowledged, 1 not finished");
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
}
