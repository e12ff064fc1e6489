package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Event;
import com.otpiq.event.SandboxEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures count for the exit code, and what {@code expect-failures} changes. */
class ExpectedFailuresTest {
  private static final String OTHER_NUMBER = "9647709999999";

  @Test
  void a_failure_counts_also_after_a_reset() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500)) {
      sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();
      sandbox.control("POST", "reset", "");

      assertThat(isAccountedFor(sandbox)).isFalse();
      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 0, 1, 0, 0, 0, 0));
      assertThat(sandbox.control("GET", "state", "").body())
          .contains("\"webhooksFailed\":0", "\"unexpectedFailures\":1");
    }
  }

  @Test
  void a_webhook_that_a_reset_drops_has_failed_if_its_last_attempt_has() throws Exception {
    var config = SandboxFixture.config(false, 100_000, Optional.empty());
    try (var sandbox = new SandboxFixture(config, ScriptedTransport.ofStatus(500))) {
      sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.scheduler.advance(Duration.ofSeconds(2)).join();
      assertThat(sandbox.state.summary().failed()).isZero();
      sandbox.control("POST", "reset", "");

      assertThat(isAccountedFor(sandbox)).isFalse();
      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 0, 1, 0, 0, 0, 0));
    }
  }

  @Test
  void a_webhook_that_a_reset_drops_before_its_first_attempt_has_not_failed() throws Exception {
    var config = SandboxFixture.config(false, 100_000, Optional.empty());
    try (var sandbox = new SandboxFixture(config, ScriptedTransport.ofStatus(500))) {
      sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.control("POST", "reset", "");

      assertThat(isAccountedFor(sandbox)).isTrue();
    }
  }

  /** One message to each of two numbers; each has two webhooks, which fail. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | 4 | ~~",
        "~~ | 4 | ~~",
        "{\"count\":4} | 4 | ~~",
        "{\"count\":3} | 3 | ~~",
        "{\"count\":5} | 4 | ~expected 5 failed webhooks, but only 4 failed~",
        "{\"phoneNumber\":\"9647701234567\"} | 2 | ~~",
        "{\"phoneNumber\":\"9647701234567\",\"count\":1} | 1 | ~~",
        "{\"phoneNumber\":\"9647700000000\"} | 0 | ~expected failed webhooks to this number, but none failed~",
      })
  void a_declared_failure_does_not_count(String declaration, int expected, String notice)
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(500)) {
      assertThat(sandbox.control("POST", "expect-failures", declaration).status()).isEqualTo(200);
      sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.send(OTHER_NUMBER, "all");
      assertThat(sandbox.awaitIdle()).isTrue();

      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(2, 0, 4, expected, 0, 0, 0));
      assertThat(isAccountedFor(sandbox)).isEqualTo(expected == 4);

      sandbox.control("POST", "reset", "");
      assertThat(isAccountedFor(sandbox)).isEqualTo(expected == 4);
      assertThat(sandbox.events(Event.Notice.class))
          .extracting(Event.Notice::text)
          .filteredOn(text -> text.startsWith("expected"))
          .isEqualTo(notice.isEmpty() ? List.of() : List.of(notice));
    }
  }

  @Test
  void the_failures_of_one_message_can_be_declared_after_they_happened()
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(500)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();
      assertThat(isAccountedFor(sandbox)).isFalse();

      assertThat(sandbox.control("POST", "expect-failures", "{\"smsId\":\"" + smsId + "\"}").body())
          .isEqualTo("{\"expectedFailures\":[{\"smsId\":\"" + smsId + "\",\"failed\":2}]}");

      assertThat(isAccountedFor(sandbox)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9647701234561",
        "07701234561",
        "7701234561",
        "009647701234561",
        "1234567890",
        "123456789",
        "1234567890123456",
        "+9647701234561",
        "964-770-123-4561",
        "٩٦٤٧٧٠١٢٣٤٥٦١",
        "hello",
        "",
      })
  void a_number_can_be_declared_exactly_if_a_message_to_it_is_accepted(String number) {
    try (var sandbox = new SandboxFixture(500)) {
      int sent = sandbox.post("/api/sms", SandboxFixture.body(number, "all")).status();

      int declared =
          sandbox
              .control("POST", "expect-failures", "{\"phoneNumber\":\"" + number + "\"}")
              .status();

      assertThat(declared).isEqualTo(sent);
    }
  }

  @Test
  void an_unknown_message_cannot_be_declared() {
    try (var sandbox = new SandboxFixture(500)) {
      assertThat(sandbox.control("POST", "expect-failures", "{\"smsId\":\"sms-0\"}").status())
          .isEqualTo(404);
    }
  }

  @Test
  void a_reset_ends_the_declaration() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500)) {
      sandbox.control("POST", "expect-failures", "{}");
      sandbox.control("POST", "reset", "");
      sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();

      assertThat(isAccountedFor(sandbox)).isFalse();
    }
  }

  @Test
  void a_webhook_that_still_waits_counts_unless_its_failure_is_declared() throws Exception {
    var config = SandboxFixture.config(false, 100_000, Optional.empty());
    for (boolean declared : new boolean[] {false, true}) {
      try (var sandbox = new SandboxFixture(config, ScriptedTransport.ofStatus(500))) {
        if (declared) {
          sandbox.control("POST", "expect-failures", "{\"count\":1}");
        }
        sandbox.send(ORDINARY_NUMBER, "all");
        sandbox.scheduler.advance(Duration.ofSeconds(2)).join();

        assertThat(sandbox.state.summary().waiting()).isEqualTo(2);
        assertThat(isAccountedFor(sandbox)).isEqualTo(declared);
      }
    }
  }

  @Test
  void a_failed_webhook_that_is_redelivered_and_acknowledged_does_not_count()
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(500, 500, 500, 200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();
      sandbox.control("POST", "messages/" + smsId + "/redeliver", "");
      sandbox.awaitIdle();

      assertThat(isAccountedFor(sandbox)).isTrue();
      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 1, 0, 0, 0, 0, 0));
    }
  }

  private static boolean isAccountedFor(SandboxFixture sandbox) {
    return sandbox.state.withStore(MessageStore::settle);
  }
}
