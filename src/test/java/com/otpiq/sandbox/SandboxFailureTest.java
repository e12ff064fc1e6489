package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static com.otpiq.sandbox.SandboxFixture.config;
import static com.otpiq.sandbox.SandboxFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Event;
import com.otpiq.event.Faults;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to a message, and to those after it, if the sandbox itself fails. */
@Timeout(60)
class SandboxFailureTest {
  private static final String OTHER_NUMBER = "9647701234568";

  @ParameterizedTest
  @MethodSource("com.otpiq.event.Faults#all")
  void a_webhook_that_cannot_be_sent_is_given_up_and_the_others_are_delivered(Throwable fault)
      throws InterruptedException {
    var count = new AtomicInteger();
    var receiver =
        ScriptedTransport.by(_ -> {
          if (count.incrementAndGet() == 1) {
            throw Faults.unchecked(fault);
          }
          return ScriptedTransport.response(200);
        });
    try (var sandbox = new SandboxFixture(config(), receiver)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");

      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(sandbox.state.summary().failed()).isEqualTo(1);
      assertThat(sandbox.state.summary().acknowledged()).isEqualTo(1);
      assertThat(sandbox.state.endpoints(Endpoint::waiting).getFirst()).isZero();
      assertThat(sandbox.events(Event.EventFailed.class))
          .containsExactly(
              new Event.EventFailed("a webhook of message " + smsId + " could not be sent", fault));
    }
  }

  @Test
  void a_message_that_cannot_be_continued_fails_and_the_others_are_delivered()
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      SandboxMessage broken = messageWithAMissingLeg(sandbox);

      sandbox.send(OTHER_NUMBER, "all");
      assertThat(sandbox.awaitIdle()).isTrue();

      assertThat(sandbox.received()).containsExactly("sent", "delivered");
      assertThat(json(sandbox.get("/api/sms/track/" + broken.smsId())).text("status"))
          .contains("failed");
      assertThat(sandbox.events(Event.EventFailed.class))
          .singleElement()
          .satisfies(failed ->
              assertThat(failed.failure())
                  .isEqualTo("message " + broken.smsId() + " could not be continued"));
      assertThat(sandbox.state.redeliver(broken)).isZero();
      assertThat(sandbox.awaitIdle()).isTrue();
    }
  }

  /** A message with a step on a channel that it does not have, and one after it. */
  private static SandboxMessage messageWithAMissingLeg(SandboxFixture sandbox) {
    var scenario =
        new Scenario(
            "broken",
            "",
            Optional.empty(),
            List.of(step(1, Status.SENT), step(2, Status.DELIVERED)),
            Duration.ZERO);
    var draft =
        new MessageDraft(
            ORDINARY_NUMBER, List.of(Channel.SMS), 1, Optional.empty(), Optional.empty(), scenario);
    var accepted = (MessageDraft.Acceptance.Accepted) sandbox.state.accept(draft);
    accepted.start().run();
    return accepted.message();
  }

  private static ScenarioStep step(int leg, Status status) {
    return new ScenarioStep(
        Duration.ofSeconds(leg), leg, status, false, Optional.empty(), 1, false);
  }
}
