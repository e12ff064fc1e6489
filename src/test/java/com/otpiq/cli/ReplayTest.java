package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.Peer;
import com.otpiq.net.ScriptedEndpoint;
import com.otpiq.time.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved webhooks against real sockets. */
class ReplayTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String SENT =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":false,\"channel\":\"sms\",\"status\":\"sent\"}";
  private static final String DELIVERED =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}";

  private @TempDir Path dir;
  private final VirtualTime time = new VirtualTime(START);

  @BeforeEach
  void save() throws IOException {
    Files.writeString(dir.resolve("one.json"), DELIVERED);
    Files.writeString(dir.resolve("two.jsonl"), SENT + "\n" + DELIVERED + "\n");
  }

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
  void stops_once_the_receiver_has_recovered() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No", "503 No", "200 OK")) {
      Program replay = new Program(dir).in(time);

      assertThat(replay.run("replay", "one.json", "--to", to(endpoint))).isZero();
      assertThat(replay.err()).startsWith("1 of 1 webhook acknowledged, 3 attempts");
      assertThat(endpoint.requestsOnce(3)).hasSize(3);
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
  void the_same_bytes_go_out_each_time_with_the_documented_headers() throws IOException {
    String odd = "{ \"smsId\" : \"نامە\\u0041\",\"n\":1.0 }";
    Files.writeString(dir.resolve("odd.json"), odd);
    Files.writeString(dir.resolve("secret"), "s3cret\n");
    try (ScriptedEndpoint endpoint = answering("500 No", "200 OK")) {
      Program replay = new Program(dir).in(time);
      replay.run("replay", "odd.json", "--to", to(endpoint), "--secret-file", "secret");

      assertThat(endpoint.requestsOnce(2))
          .hasSize(2)
          .allSatisfy(request -> {
            assertThat(utf8(request.body())).isEqualTo(odd);
            assertThat(request.head())
                .contains("Content-Type: application/json\r\n")
                .contains("X-OTPIQ-Webhook-Secret: s3cret\r\n");
          });
      assertThat(replay.err())
          .contains("payloads that break a documented rule, and are sent as they are: 1 of 1");
      assertThat(replay.out() + replay.err()).doesNotContain("s3cret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'[%s,%s]', 2",
    "'%s\n%s', 2",
    "' [ %s ]\n%s ', 2",
  })
  void reads_arrays_and_lines(String form, int count) throws IOException {
    Files.writeString(dir.resolve("f"), form.formatted(SENT, DELIVERED));
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      assertThat(new Program(dir).run("replay", "f", "--to", to(endpoint))).isZero();
      assertThat(endpoint.requestsOnce(count))
          .extracting(Peer.Request::body)
          .containsExactly(SENT, DELIVERED);
    }
  }

  @Test
  void reads_standard_input() throws IOException {
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      assertThat(new Program(dir).stdin(SENT).run("replay", "-", "--to", to(endpoint))).isZero();
      assertThat(endpoint.requestsOnce(1)).extracting(Peer.Request::body).containsExactly(SENT);
    }
  }

  @Test
  void a_journal_comes_back_to_the_same_bytes() throws IOException {
    Program listen = new Program(dir).listen("--save", "journal.jsonl");
    String odd =
        " {\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":true,\n\"channel\":\"sms\",\"status\":\"delivered\",\"x\":\"\\u06a9ک\u200c\"} ";
    new Program(dir).stdin(odd).run("replay", "-", "--to", listen.url());
    listen.interrupt().exit();
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      assertThat(new Program(dir).run("replay", "journal.jsonl", "--to", to(endpoint))).isZero();
      assertThat(endpoint.requestsOnce(1))
          .extracting(request -> utf8(request.body()))
          .containsExactly(odd.strip());
    }
  }

  @Test
  void a_broken_line_stops_everything_before_the_first_request() throws IOException {
    Files.writeString(dir.resolve("bad.jsonl"), SENT + "\n{\"smsId\": oops}\n");
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = new Program(dir);

      assertThat(replay.run("replay", "two.jsonl", "bad.jsonl", "--to", to(endpoint)))
          .isEqualTo(ExitCode.INPUT.code);
      assertThat(replay.err())
          .isEqualTo(
              "otpiq: bad.jsonl:2:11: this is neither a value nor a string in double quotes\n");
      assertThat(endpoint.connections()).isZero();
    }
  }

  @Test
  void chooses_changes_and_multiplies() throws IOException {
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      assertThat(
              new Program(dir)
                  .run(
                      "replay",
                      "two.jsonl",
                      "--to",
                      to(endpoint),
                      "--only",
                      "status=delivered",
                      "--only",
                      "isFinal=true",
                      "--set",
                      "channel=telegram",
                      "--duplicate",
                      "3"))
          .isZero();
      assertThat(endpoint.requestsOnce(3))
          .hasSize(3)
          .allSatisfy(request ->
              assertThat(request.body()).isEqualTo(DELIVERED.replace("\"sms\",", "\"telegram\",")));
    }
  }

  @Test
  void nothing_chosen_is_an_input_problem() {
    Program replay = new Program(dir);

    assertThat(replay.run("replay", "two.jsonl", "--only", "status=failed"))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(replay.err()).isEqualTo("otpiq: no payload among 2 is what --only asks for\n");
  }

  @Test
  void a_shuffle_can_be_had_again_by_its_seed() throws IOException {
    Files.writeString(
        dir.resolve("many.jsonl"),
        String.join("\n", IntStream.range(0, 20).mapToObj(i -> "{\"n\":" + i + "}").toList()));
    Program first = new Program(dir);
    first.run("replay", "many.jsonl", "--print", "--shuffle");
    String again = first.err().replaceAll("(?s).*--seed (-?\\d+).*", "$1");
    Program second = new Program(dir);
    second.run("replay", "many.jsonl", "--print", "--shuffle", "--seed", again);

    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.out().lines().toList())
        .hasSize(20)
        .doesNotHaveDuplicates()
        .isNotEqualTo(second.out().lines().sorted().toList());
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
  void gaps_that_nobody_recorded_cannot_be_kept() {
    Program replay = new Program(dir);

    assertThat(replay.run("replay", "two.jsonl", "--keep-timing")).isEqualTo(ExitCode.INPUT.code);
    assertThat(replay.err()).contains("--keep-timing needs the times");
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

  @Test
  void progress_is_shown_on_a_terminal_and_gone_at_the_end() throws IOException {
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = new Program(dir).onTerminal();
      replay.run("replay", "two.jsonl", "--to", to(endpoint), "--color", "never");

      assertThat(replay.err())
          .contains("0 of 2 webhooks done, 1 attempt")
          .contains("\r\u001b[2K2 of 2 webhooks acknowledged");
      Program piped = new Program(dir);
      piped.run("replay", "two.jsonl", "--to", to(endpoint));
      assertThat(piped.err()).doesNotContain("done").doesNotContain("\r");
    }
  }

  @Test
  void an_inbound_message_is_signed_anew_with_its_event_id_and_follows_its_own_schedule()
      throws IOException {
    Files.writeString(dir.resolve("secret"), "otpiq_live_sk" + "7".repeat(64));
    Program trigger = new Program(dir);
    Program listen = new Program(dir).listen("--secret-file", "secret", "--save", "journal.jsonl");
    trigger.run("trigger", "inbound", "--secret-file", "secret", "--to", listen.url());
    listen.interrupt().exit();
    String journal = Files.readString(dir.resolve("journal.jsonl"));
    String event = journal.replaceAll("(?s).*\"(evt_[0-9a-f]+)\".*", "$1");
    try (ScriptedEndpoint endpoint = answering("500 No", "500 No", "500 No", "200 OK")) {
      Program replay = new Program(dir).in(time);

      assertThat(
              replay.run(
                  "replay", "journal.jsonl", "--secret-file", "secret", "--to", to(endpoint)))
          .isZero();
      assertThat(time.now()).isEqualTo(START.plusSeconds(10 + 15 + 3600));
      assertThat(replay.out()).contains("next in 1 h (documented)");
      List<Peer.Request> requests = endpoint.requestsOnce(4);
      assertThat(requests).allMatch(request -> request.head().contains("Event-Id: " + event));
      assertThat(requests.get(3).head()).contains("X-OTPIQ-Webhook-Attempt: 4\r\n");
      assertThat(requests.stream().map(request -> header(request, "Signature")).distinct())
          .hasSize(4);
    }
    assertThat(new Program(dir).run("replay", "journal.jsonl")).isEqualTo(ExitCode.USAGE.code);
  }

  @Test
  void a_duplicate_of_an_inbound_message_has_the_same_event_id() throws IOException {
    Files.writeString(dir.resolve("secret"), "otpiq_live_sk" + "7".repeat(64));
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      new Program(dir)
          .run(
              "trigger",
              "inbound",
              "--secret-file",
              "secret",
              "--duplicate",
              "3",
              "--to",
              to(endpoint));

      assertThat(endpoint.requestsOnce(3).stream().map(request -> header(request, "Event-Id")))
          .hasSize(3)
          .containsOnly(header(endpoint.requestsOnce(3).getFirst(), "Event-Id"));
    }
  }

  @Test
  void the_documented_waits_of_an_inbound_message_heed_no_retry_after() throws IOException {
    Files.writeString(dir.resolve("secret"), "otpiq_live_sk" + "7".repeat(64));
    try (ScriptedEndpoint endpoint = answering("503 No\r\nRetry-After: 7200", "200 OK")) {
      new Program(dir)
          .in(time)
          .run(
              "trigger",
              "inbound",
              "--secret-file",
              "secret",
              "--retries",
              "2",
              "--to",
              to(endpoint));
      assertThat(time.now()).isEqualTo(START.plusSeconds(10));
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
  void gaps_are_kept_in_the_order_of_time_whatever_the_order_of_the_file() throws IOException {
    Files.writeString(
        dir.resolve("journal.jsonl"),
        record("2026-01-01T10:04:02.5Z", DELIVERED) + record("2026-01-01T10:00:00Z", SENT));
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      new Program(dir)
          .in(time)
          .run("replay", "journal.jsonl", "--keep-timing", "--to", to(endpoint));
      assertThat(endpoint.requestsOnce(2))
          .extracting(Peer.Request::body)
          .containsExactly(SENT, DELIVERED);
      assertThat(time.now()).isEqualTo(START.plusMillis(242_500));
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
  void the_plan_of_an_inbound_message_is_documented() {
    Program plan = new Program(dir);

    assertThat(plan.run("trigger", "inbound", "--plan", "--retries", "49")).isZero();
    assertThat(plan.out())
        .startsWith("whatsapp-inbound: 50 attempts in 169225 s (47 h) where none is")
        .contains("waits are documented")
        .contains("\n  2        10 s ")
        .contains("\n  3        15 s ")
        .contains("\n  50       1 h ");
  }

  @ParameterizedTest
  @CsvSource({"quick, 303", "provider, 30690"})
  void the_plans_sum_to_what_the_profiles_promise(String profile, int seconds) {
    Program plan = new Program(dir);

    assertThat(plan.run("replay", "--plan", "--profile", profile)).isZero();
    assertThat(plan.out()).startsWith("delivery-report: 11 attempts in " + seconds + " s (");
  }

  @Test
  void a_thousand_plans_stay_within_the_jitter_and_are_fair() {
    List<Long> drawn = new ArrayList<>();
    List<Long> nominal = new ArrayList<>();
    for (int seed = 0; seed < 1_000; seed++) {
      Program plan = new Program(dir);
      plan.run("replay", "--plan", "--seed", Integer.toString(seed), "-o", "json");
      drawn.addAll(numbers(plan.out(), "drawnMs"));
      nominal.addAll(numbers(plan.out(), "waitMs"));
    }
    double[] ratios =
        IntStream.range(0, drawn.size())
            .mapToDouble(i -> (double) drawn.get(i) / nominal.get(i))
            .toArray();

    assertThat(ratios).hasSize(10_000);
    assertThat(Arrays.stream(ratios).min().orElseThrow()).isGreaterThanOrEqualTo(0.799);
    assertThat(Arrays.stream(ratios).max().orElseThrow()).isLessThanOrEqualTo(1.201);
    assertThat(Arrays.stream(ratios).average().orElseThrow()).isBetween(0.98, 1.02);
  }

  @Test
  void a_seed_makes_the_waits_that_its_plan_shows() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No")) {
      Program plan = new Program(dir);
      plan.run("replay", "--plan", "--seed", "7", "-o", "json");
      Program replay = new Program(dir).in(time);
      replay.run("replay", "one.json", "--seed", "7", "--to", to(endpoint), "-o", "json");

      assertThat(numbers(replay.out(), "nextInMs")).isEqualTo(numbers(plan.out(), "drawnMs"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--factor 0.5",
        "--factor NaN",
        "--jitter 1",
        "--jitter 120%",
        "--jitter -1",
        "--max-wait soon",
        "--retries -1",
        "--speed 0",
        "--speed fast",
        "--speed 2x --virtual-time",
        "--duplicate 300000000",
        "--retries 2000000000",
        "--to http://u:p@127.0.0.1:1/",
        "--concurrency 0",
        "--concurrency 1000",
        "--duplicate 0",
        "--disable-after 0",
        "--profile slow",
        "--keep-timing --shuffle"
      })
  void senseless_numbers_are_usage_errors(String options) {
    Program replay = new Program(dir);
    String[] args =
        Stream.concat(Stream.of("replay", "one.json"), Stream.of(options.split(" ", -1)))
            .toArray(String[]::new);

    assertThat(replay.run(args)).isEqualTo(ExitCode.USAGE.code);
    assertThat(replay.err().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void the_documents_say_what_no_file_means() {
    Program replay = new Program(dir);

    assertThat(replay.run("replay")).isEqualTo(ExitCode.USAGE.code);
    assertThat(replay.err()).isEqualTo("otpiq: which file?\nTry: otpiq replay saved.jsonl\n");
  }

  private static String to(ScriptedEndpoint endpoint) {
    return endpoint.uri().toString();
  }

  /** Answers in this order, the last one for ever, and says in a header when a request came. */
  private static ScriptedEndpoint answering(String... answers) throws IOException {
    var turn = new AtomicInteger();
    return ScriptedEndpoint.http(peer -> {
      while (true) {
        peer.readRequest();
        String answer = answers[Math.min(turn.getAndIncrement(), answers.length - 1)];
        peer.send("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
      }
    });
  }

  private static ScriptedEndpoint answeringAfter(long millis) throws IOException {
    return ScriptedEndpoint.http(peer -> {
      peer.readRequest();
      peer.pause(millis);
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
  }

  private static List<Instant> times(List<Peer.Request> requests) {
    return requests.stream().map(Peer.Request::at).toList();
  }

  private static List<Long> numbers(String json, String key) {
    return Pattern.compile("\"" + key + "\":(\\d+)")
        .matcher(json)
        .results()
        .map(match -> Long.parseLong(match.group(1)))
        .toList();
  }

  private static String header(Peer.Request request, String name) {
    return request.head().replaceAll("(?s).*-" + name + ": ([^\r]*)\r.*", "$1");
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String record(String at, String body) {
    return "{\"type\":\"delivery\",\"at\":\"%s\",\"headers\":[],\"body\":\"%s\"}\n"
        .formatted(at, body.replace("\"", "\\\""));
  }
}
