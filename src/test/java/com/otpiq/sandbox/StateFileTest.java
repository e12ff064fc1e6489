package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.SandboxEvent;
import com.otpiq.json.JsonWriter;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.sandbox.scenario.MagicNumber;
import com.otpiq.webhook.HeaderName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
  private static final String RECORD =
      """
      {"type":"message","smsId":"sms_1","number":1,"at":"2026-01-01T00:00:00Z",\
      "phoneNumber":"9647701234567","route":["sms"],"parts":1,"scenario":{"steps":[]}}
      """;

  @TempDir Path dir;

  private Path file = Path.of("unset");

  @BeforeEach
  void nameTheFile() {
    file = dir.resolve("state.jsonl");
  }

  @Test
  void a_finished_message_is_restored_as_it_was() throws InterruptedException {
    String smsId;
    String tracked;
    try (var before = sandbox(true, ScriptedTransport.ofStatus(500, 500, 500, 200))) {
      smsId = before.send(ORDINARY_NUMBER, "all");
      before.awaitIdle();
      tracked = JsonWriter.compact(before.message(smsId).trackResponse().build());
    }
    ScriptedTransport receiver = ScriptedTransport.ofStatus(200);
    try (var after = sandbox(true, receiver)) {
      assertThat(JsonWriter.compact(after.message(smsId).trackResponse().build()))
          .isEqualTo(tracked);
      assertThat(after.state.credit()).isEqualTo(99_920);
      assertThat(after.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 1, 0, 0, 1, 0, 0));
      assertThat(after.awaitIdle()).isTrue();
      assertThat(receiver.sent()).isEmpty();
    }
  }

  /** Two webhooks failed; after the restart the message is declared, redelivered, or left alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | 500 | 0 | 0 | 2 | true",
        "expect | 500 | 0 | 0 | 2 | true",
        "reset | 500 | 0 | 0 | 2 | true",
        "redeliver | 200 | 0 | 0 | 0 | true",
        "redeliver | 500 | 2 | 0 | 0 | false",
        "expect redeliver | 500 | 2 | 2 | 0 | true",
        "send | 500 | 2 | 0 | 2 | false",
        "expect send | 500 | 2 | 0 | 2 | false",
      })
  void failures_of_an_earlier_run_are_counted_apart_until_they_are_redelivered(
      String requests, int status, long failed, long expected, long earlier, boolean accountedFor)
      throws InterruptedException {
    String smsId;
    try (var before = sandbox(true, ScriptedTransport.ofStatus(500))) {
      smsId = before.send(ORDINARY_NUMBER, "all");
      before.awaitIdle();
      assertThat(before.state.summary().failedEarlier()).isZero();
    }
    try (var after = sandbox(true, ScriptedTransport.ofStatus(status))) {
      for (String request : requests.split(" ", -1)) {
        switch (request) {
          case "expect" ->
              after.control("POST", "expect-failures", "{\"smsId\":\"" + smsId + "\"}");
          case "redeliver" -> after.control("POST", "messages/" + smsId + "/redeliver", "");
          case "reset" -> after.control("POST", "reset", "");
          case "send" -> after.send(ORDINARY_NUMBER, "all");
          default -> assertThat(request).isEqualTo("nothing");
        }
      }
      assertThat(after.awaitIdle()).isTrue();
      SandboxEvent.SandboxSummary summary = after.state.summary();

      assertThat(List.of(summary.failed(), summary.expected(), summary.failedEarlier()))
          .containsExactly(failed, expected, earlier);
      assertThat(summary.waiting()).isZero();
      boolean settled = after.state.withStore(MessageStore::settle);
      assertThat(settled).isEqualTo(accountedFor);
    }
  }

  @Test
  void an_unfinished_message_goes_on_after_a_restart_with_its_secret() throws InterruptedException {
    String smsId;
    try (var before = sandbox(false, ScriptedTransport.ofStatus(200))) {
      smsId = before.send(ORDINARY_NUMBER, "final");
      assertThat(before.state.awaitIdle(Duration.ofMillis(1))).isFalse();
    }
    ScriptedTransport receiver = ScriptedTransport.ofStatus(200);
    try (var after = sandbox(true, receiver)) {
      assertThat(after.awaitIdle()).isTrue();
      assertThat(after.message(smsId).status()).isEqualTo("delivered");
      assertThat(receiver.sent().getFirst().headers().first(HeaderName.SECRET)).contains("s3cret");
    }
  }

  @Test
  void a_number_is_never_used_twice_even_after_a_restart() throws InterruptedException {
    String first;
    try (var before = sandbox(true, ScriptedTransport.ofStatus(200))) {
      first = before.send(ORDINARY_NUMBER, "all");
    }
    try (var after = sandbox(true, ScriptedTransport.ofStatus(200))) {
      assertThat(after.send(ORDINARY_NUMBER, "all")).isNotEqualTo(first);
    }
  }

  @Test
  void a_reset_sandbox_restores_nothing() throws InterruptedException {
    try (var before = sandbox(true, ScriptedTransport.ofStatus(200))) {
      before.send(ORDINARY_NUMBER, "all");
      before.awaitIdle();
      before.state.reset();
    }
    try (var after = sandbox(true, ScriptedTransport.ofStatus(200))) {
      assertThat(after.state.withStore(MessageStore::messages)).isEmpty();
    }
  }

  @Test
  void the_file_has_no_secret_and_a_restart_without_it_says_so()
      throws InterruptedException, IOException {
    try (var before = sandbox(true, ScriptedTransport.ofStatus(200))) {
      before.send(MagicNumber.PREFIX + "030", "all");
      before.awaitIdle();
    }
    assertThat(Files.readString(file)).doesNotContain("s3cret");

    var config = withoutSecrets(SandboxFixture.config(true, 100_000, Optional.of(file)));
    try (var after = new SandboxFixture(config, ScriptedTransport.ofStatus(200))) {
      assertThat(after.events(Event.Notice.class))
          .singleElement()
          .extracting(Event.Notice::toString)
          .asString()
          .contains("1 messages had a webhook secret", "--secret-file");
    }
  }

  @Test
  void another_file_is_refused() throws IOException {
    Files.writeString(file, "{\"type\":\"webhook-received\"}\n");

    assertThatThrownBy(() -> sandbox(true, ScriptedTransport.ofStatus(200)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is not a state file of a sandbox");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"number\":1 | \"number\":\"1\" | `number` must be an integer",
        "\"number\":1 | \"number\":1e9 | `number` must be an integer",
        "\"parts\":1 | \"parts\":null | `parts` must be an integer",
        "[\"sms\"] | [] | its route is empty",
        "[\"sms\"] | [\"fax\"] | its route has an unknown channel",
        "[\"sms\"] | {} | `route` must be an array",
        "2026-01-01T00:00:00Z | yesterday | 'yesterday' is not a time",
        "2026-01-01T00:00:00Z | +999999999-11-29T00:00:00Z | is not a time from 1970 to 9999",
        "\"steps\":[] | \"steps\":[7] | each step must be an object",
        "\"scenario\":{ | \"scenes\":{ | the record has no key `scenes`",
      })
  void a_message_that_cannot_be_read_is_an_error_in_the_file(
      String part, String broken, String error) throws IOException {
    Files.writeString(file, RECORD.replace(part, broken));

    assertThatThrownBy(() -> sandbox(true, ScriptedTransport.ofStatus(200)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(file + ":1 is not a state file of a sandbox: ")
        .hasMessageContaining(error);
  }

  @Test
  void a_message_that_is_there_twice_is_an_error_in_the_file() throws IOException {
    Files.writeString(file, RECORD.repeat(2));

    assertThatThrownBy(() -> sandbox(true, ScriptedTransport.ofStatus(200)))
        .isInstanceOf(Problem.class)
        .hasMessage(file + ":2 is not a state file of a sandbox: there is a message sms_1 before");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_clock_cannot_be_advanced_beyond_what_a_restart_would_read(boolean virtualTime)
      throws Exception {
    Files.writeString(file, RECORD.replace("2026-01-01", "9999-12-30"));
    try (var sandbox = sandbox(virtualTime, ScriptedTransport.ofStatus(200))) {
      assertThat(sandbox.control("POST", "advance", "{\"by\":\"1h\"}").status()).isEqualTo(200);
      for (int i = 0; i < 3; i++) {
        HttpResponse refused = sandbox.control("POST", "advance", "{\"by\":\"8784h\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("cannot be after the year 9999");
      }
    }
    sandbox(virtualTime, ScriptedTransport.ofStatus(200)).close();
  }

  private SandboxFixture sandbox(boolean virtualTime, ScriptedTransport receiver) {
    return new SandboxFixture(
        SandboxFixture.config(virtualTime, 100_000, Optional.of(file)), receiver);
  }

  private static SandboxConfig withoutSecrets(SandboxConfig config) {
    return new SandboxConfig(
        config.address(),
        config.port(),
        config.speed(),
        config.virtualTime(),
        config.defaultScenario(),
        config.credit(),
        config.retryPolicy(),
        config.pauseAfter(),
        config.pauseDuration(),
        config.strict(),
        config.controlToken(),
        config.seeds(),
        List.of(),
        config.stateFile(),
        config.userAgent());
  }
}
