package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
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
  void a_response_before_the_deadline_counts_and_one_after_it_does_not() throws IOException {
    try (ScriptedEndpoint slow = answeringAfter(100);
        ScriptedEndpoint late = answeringAfter(1_000)) {
      Program toSlow = new Program(dir);
      Program toLate = new Program(dir);

      assertThat(toSlow.run("replay", "one.json", "--retries", "0", "--to", to(slow))).isZero();
      assertThat(
              toLate.run(
                  "replay", "one.json", "--retries", "0", "--timeout", "200ms", "--to", to(late)))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(toLate.out())
          .contains("timed out while waiting for the response")
          .containsPattern("  [2-9]\\d\\d ms\n");
      assertThat(toLate.err()).contains("; 1 attempt timed out");
    }
  }
}
