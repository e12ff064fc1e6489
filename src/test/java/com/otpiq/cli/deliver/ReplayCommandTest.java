package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of files, chosen, changed and sent. */
class ReplayCommandTest extends ReplayTestBase {
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
            assertThat(request.text()).isEqualTo(odd);
            assertThat(request.head())
                .contains("Content-Type: application/json\r\n")
                .contains("X-OTPIQ-Webhook-Secret: s3cret\r\n");
          });
      assertThat(replay.err())
          .contains("1 of 1 payloads break a documented rule and are sent unchanged");
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
          .extracting(RawPeer.Request::body)
          .containsExactly(SENT, DELIVERED);
    }
  }

  @Test
  void reads_standard_input() throws IOException {
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      assertThat(new Program(dir).stdin(SENT).run("replay", "-", "--to", to(endpoint))).isZero();
      assertThat(endpoint.requestsOnce(1)).extracting(RawPeer.Request::body).containsExactly(SENT);
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
          .extracting(RawPeer.Request::text)
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
    assertThat(replay.err()).isEqualTo("otpiq: no payload matches --only (2 read)\n");
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
    assertThat(replay.err()).isEqualTo("otpiq: no file given\nTry: otpiq replay saved.jsonl\n");
  }
}
