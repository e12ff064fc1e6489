package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What follows from the answers of a receiver. */
class ReplayRetriesTest extends ReplayTestBase {
  @Test
  void gives_up_after_ten_retries_that_wait_twice_as_long_up_to_a_minute() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No")) {
      Program replay = new Program(dir).in(time);

      assertThat(replay.run("replay", "one.json", "--to", to(endpoint), "--jitter", "0"))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(replay.out())
          .contains("attempt 11 (+5 min 3 s)")
          .doesNotContain("attempt 12")
          .contains("next in 16 s (assumed)");
      assertThat(replay.err()).startsWith("0 of 1 webhook acknowledged, 11 attempts");
      assertThat(endpoint.requestsOnce(11)).hasSize(11);
      assertThat(time.now()).isEqualTo(START.plusSeconds(303));
    }
  }

  @Test
  void stops_once_the_receiver_has_recovered() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No", "503 No", "200 OK")) {
      Program replay = new Program(dir).in(time);

      assertThat(replay.run("replay", "one.json", "--to", to(endpoint))).isZero();
      assertThat(replay.err()).startsWith("1 of 1 webhook acknowledged, 3 attempts");
      assertThat(endpoint.requestsOnce(3)).hasSize(3);
    }
  }

  @Test
  void shows_where_the_endpoint_would_be_disabled_and_stops_there() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No")) {
      Program replay = new Program(dir).in(time);

      assertThat(
              replay.run(
                  "replay",
                  "two.jsonl",
                  "--retries",
                  "2",
                  "--disable-after",
                  "4",
                  "--to",
                  to(endpoint)))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(endpoint.requestsOnce(4)).hasSize(4);
      assertThat(replay.out())
          .containsOnlyOnce("OTPIQ would disable the endpoint here (assumed)")
          .contains("2/2  sms delivered, final  attempt 1 ")
          .doesNotContain("attempt 2 (+1 s)  → 500 No  1 ms  OTPIQ");
      assertThat(replay.err()).startsWith("0 of 2 webhooks acknowledged, 4 attempts");
    }
  }

  @Test
  void a_success_in_between_keeps_the_endpoint_enabled() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No", "500 No", "200 OK", "500 No", "200 OK")) {
      assertThat(
              new Program(dir)
                  .in(time)
                  .run("replay", "two.jsonl", "--disable-after", "3", "--to", to(endpoint)))
          .isZero();
    }
  }

  @Test
  void nobody_waits_on_once_the_endpoint_is_disabled() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No")) {
      Instant start = Instant.now();
      Program replay = new Program(dir);

      assertThat(
              replay.run(
                  "replay",
                  "two.jsonl",
                  "--concurrency",
                  "2",
                  "--disable-after",
                  "2",
                  "--backoff",
                  "20s",
                  "--to",
                  to(endpoint)))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(replay.err()).contains("0 of 2 webhooks acknowledged");
    }
  }

  @Test
  void a_receiver_that_is_gone_is_left_alone() throws IOException {
    try (ScriptedEndpoint endpoint = answering("410 Gone")) {
      Program replay = new Program(dir).in(time);

      assertThat(replay.run("replay", "one.json", "--to", to(endpoint)))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(endpoint.requestsOnce(1)).hasSize(1);
      assertThat(replay.err()).startsWith("0 of 1 webhook acknowledged, 1 attempt");
    }
  }

  @Test
  void a_redirect_is_not_followed_and_explained() throws IOException {
    try (ScriptedEndpoint elsewhere = answering("200 OK");
        ScriptedEndpoint endpoint =
            ScriptedEndpoint.http(peer -> {
              peer.readRequest();
              peer.send(
                  "HTTP/1.1 308 Permanent Redirect\r\nContent-Length: 0\r\nLocation: "
                      + elsewhere.uri()
                      + "\r\n\r\n");
            })) {
      Program replay = new Program(dir);

      assertThat(replay.run("replay", "one.json", "--retries", "0", "--to", to(endpoint)))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(replay.out()).contains("redirects are not followed: " + elsewhere.uri());
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void retry_after_delays_up_to_the_longest_wait_and_says_so() throws IOException {
    try (ScriptedEndpoint endpoint =
        answering("503 Busy\r\nRetry-After: 3600", "429 Busy\r\nRetry-After: 1", "200 OK")) {
      Program replay = new Program(dir).in(time);

      assertThat(replay.run("replay", "one.json", "--jitter", "0", "--to", to(endpoint))).isZero();
      assertThat(replay.out())
          .contains("next in 1 min (Retry-After asked for 1 h, more than the longest wait)")
          .contains("next in 2 s (assumed)");
      assertThat(time.now()).isEqualTo(START.plusSeconds(62));
    }
  }

  @Test
  void without_a_longest_wait_a_receiver_may_ask_for_as_much_as_ten_retries_reach()
      throws IOException {
    try (ScriptedEndpoint endpoint = answering("503 No\r\nRetry-After: 300", "200 OK")) {
      new Program(dir)
          .in(time)
          .run("replay", "one.json", "--max-wait", "none", "--retries", "1", "--to", to(endpoint));
      assertThat(time.now()).isEqualTo(START.plusSeconds(300));
    }
  }

  @Test
  void slow_answers_and_those_that_come_too_late_are_counted() throws IOException {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.hold();
        })) {
      Program replay = new Program(dir);

      assertThat(
              replay.run(
                  "replay",
                  "one.json",
                  "--timeout",
                  "200ms",
                  "--retries",
                  "0",
                  "--to",
                  to(endpoint)))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(replay.out()).contains("→ timed out while waiting for the answer");
      assertThat(replay.err())
          .isEqualTo("0 of 1 webhook acknowledged, 1 attempt; 1 attempt timed out\n");
    }
  }

  @Test
  void an_answer_after_nine_and_a_half_seconds_counts_and_after_ten_and_a_half_does_not()
      throws IOException {
    try (ScriptedEndpoint slow = answeringAfter(9_500);
        ScriptedEndpoint late = answeringAfter(10_500)) {
      Program toSlow =
          new Program(dir).start("replay", "one.json", "--retries", "0", "--to", to(slow));
      Program toLate =
          new Program(dir).start("replay", "one.json", "--retries", "0", "--to", to(late));

      assertThat(toSlow.exit()).isZero();
      assertThat(toSlow.err()).contains("; 1 attempt took 5 s or more");
      assertThat(toLate.exit()).isEqualTo(ExitCode.FAILED.code);
      assertThat(toLate.out())
          .contains("timed out while waiting for the answer")
          .containsPattern("  10(\\.[0-4])? s\n");
      assertThat(toLate.err()).contains("; 1 attempt timed out");
    }
  }
}
