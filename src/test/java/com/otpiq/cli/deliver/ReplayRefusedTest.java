package com.otpiq.cli.deliver;

import static com.otpiq.cli.Wire.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listen refused is read by replay and validate: with its body, or not at all. */
class ReplayRefusedTest extends ReplayTestBase {
  private static final String POST = new String(Wire.post(SENT), StandardCharsets.UTF_8);
  private static final String LARGE = "Content-Length: 1800000";

  @BeforeEach
  void refuse() throws IOException {
    Program listen = program().listen("--path", "/hook", "-o", "json", "--save", "saved.jsonl");
    String hook = POST.replace("POST / ", "POST /hook ");
    assertThat(status(listen, hook.replace("application/json", "text/plain"))).isEqualTo(415);
    assertThat(status(listen, POST.replace("POST / ", "POST /wrong "))).isEqualTo(404);
    assertThat(status(listen, hook.replace("Host:", "Content-Encoding: gzip\r\nHost:")))
        .isEqualTo(415);
    assertThat(status(listen, hook.replaceFirst("Content-Length: \\d+", LARGE))).isEqualTo(413);
    assertThat(status(listen, hook.replace("POST ", "PUT "))).isEqualTo(405);
    listen.interrupt().exit();
    Files.writeString(dir.resolve("printed.jsonl"), listen.out());
  }

  @Test
  void each_record_has_the_body_or_the_reason_why_not() throws IOException {
    assertThat(Files.readString(dir.resolve("printed.jsonl")).lines())
        .filteredOn(line -> line.contains("\"type\":\"received\""))
        .hasSize(5)
        .noneMatch(line -> line.contains("\"body\":\"\""))
        .filteredOn(line -> line.contains("\"bodyOmitted\":\"too-large\""))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("\"answer\":413").doesNotContain("\"body\""));
    assertThat(Files.readString(dir.resolve("saved.jsonl")).lines())
        .as("a PUT is no webhook")
        .hasSize(4)
        .allMatch(line -> line.contains("\"answer\":4") && line.contains("\"why\":\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"printed.jsonl", "saved.jsonl", "--from-journal 1"})
  void a_body_that_is_known_is_sent_and_no_other(String source) throws IOException {
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = program();
      assertThat(
              replay.run(
                  ("replay " + source + " --include-refused --to " + to(endpoint)).split(" ", -1)))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(endpoint.requestsOnce(2))
          .extracting(RawPeer.Request::body)
          .containsExactly(SENT, SENT);
      assertThat(replay.err())
          .contains("2 webhooks cannot be read: ")
          .contains("its body is compressed (1 in line ", "its body was not recorded (1 in line ")
          .contains("2 of 2 webhooks acknowledged, 2 more cannot be read");
    }
    Program print = program();
    assertThat(print.run(("replay " + source + " --include-refused --print").split(" ", -1)))
        .isEqualTo(ExitCode.FAILED.code);
    assertThat(print.out()).isEqualTo(SENT + "\n" + SENT + "\n");
  }

  @Test
  void validate_counts_what_cannot_be_read() {
    Program validate = program();

    assertThat(validate.run("validate", "saved.jsonl")).isEqualTo(ExitCode.FAILED.code);
    assertThat(validate.out() + validate.err())
        .contains("2 webhooks cannot be read: ", "its body was not recorded")
        .doesNotContain("error:json");
  }

  @Test
  void the_journal_shows_them() {
    Program list = program();
    list.run("journal", "list");
    assertThat(list.out().lines()).hasSize(4).allMatch(line -> line.contains("→ 4"));
    Program show = program();
    show.run("journal", "show", "1.4");
    assertThat(show.out()).contains("the body was not recorded (too-large)");
    Program last = program();
    assertThat(last.run("replay", "--last", "--print")).isEqualTo(ExitCode.INPUT.code);
    assertThat(last.err()).contains("journal has no webhook: its body was not recorded (1)");
  }

  private static int status(Program listen, String request) {
    return Wire.status(Wire.send(listen.port(), request));
  }

  private Program program() {
    return new Program(dir).env("OTPIQ_STATE_DIR", dir.resolve("state").toString());
  }
}
