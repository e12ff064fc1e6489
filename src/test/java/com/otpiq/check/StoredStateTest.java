package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StateProbe;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.webhook.PayloadKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checks do with the stored state that they can or cannot read. */
class StoredStateTest {
  /** The delivered webhooks that are sent before the first check that is not a condition. */
  private static final int WHILE_LEARNING = 5;

  private final CheckScenario scenario = new CheckScenario();

  @Test
  void without_a_lookup_checks_of_the_stored_state_are_skipped() throws InterruptedException {
    scenario.stateProbe = Optional.empty();
    CheckReport report = scenario.run();

    assertThat(CheckScenario.problems(report)).isEmpty();
    assertThat(report.results().stream().filter(this::needsState).map(CheckResult::level))
        .hasSizeGreaterThan(5)
        .containsOnly(ResultLevel.SKIPPED);
  }

  private boolean needsState(CheckResult result) {
    return result.verdict().text().equals("it needs the stored state: --state-url or --state-cmd");
  }

  @Test
  void without_a_lookup_a_response_like_that_to_a_duplicate_is_a_suspicion()
      throws InterruptedException {
    scenario.stateProbe = Optional.empty();
    scenario.receiver.deduplicationKey = _ -> "one";
    scenario.receiver.responseBody = known -> known ? "Already processed" : "OK";
    CheckReport report = scenario.run();

    assertThat(CheckScenario.result(report, "delivered-after-sent").level())
        .isEqualTo(ResultLevel.SUSPICION);
    assertThat(CheckScenario.problems(report)).containsExactly("delivered-after-sent");
  }

  @Test
  void without_effects_a_race_passes_and_a_changing_record_is_a_suspicion()
      throws InterruptedException {
    scenario.effectsPath = Optional.empty();
    scenario.stateProbe = Optional.of(probe(state -> withoutEffects(state)));
    scenario.receiver.actsOnDuplicates = true;
    CheckReport report = scenario.run();

    assertThat(CheckScenario.result(report, "duplicate-once").level())
        .isEqualTo(ResultLevel.SUSPICION);
    assertThat(CheckScenario.result(report, "duplicate-race").level())
        .isEqualTo(ResultLevel.PASSED);
  }

  @Test
  void a_lookup_without_a_status_is_quoted() throws InterruptedException {
    scenario.statePath = "/state";
    scenario.stateProbe =
        Optional.of(
            probe(state -> new ObservedState(state.document(), Optional.empty(), state.effects())));

    assertThat(CheckScenario.text(scenario.run(), "state-lookup"))
        .contains("{\"status\":\"delivered\",\"effects\":1,\"channel\":\"sms\"")
        .contains("/state");
  }

  @Test
  void a_lookup_that_always_shows_the_same_status_is_a_problem() throws InterruptedException {
    scenario.receiver.changesStatus = (_, _) -> true;
    scenario.stateProbe =
        Optional.of(
            probe(state ->
                new ObservedState(
                    state.document(), state.status().map(_ -> "done"), state.effects())));

    assertThat(CheckScenario.text(scenario.run(), "state-lookup")).contains("`done`");
  }

  @Test
  void effects_that_are_not_where_the_user_says_are_a_problem() throws InterruptedException {
    scenario.effectsPath = Optional.of("/efects");
    scenario.stateProbe = Optional.of(probe(StoredStateTest::withoutEffects));

    assertThat(CheckScenario.text(scenario.run(), "state-lookup")).contains("/efects");
  }

  @Test
  void a_lookup_that_fails_is_a_problem_of_its_own() throws InterruptedException {
    scenario.stateProbe =
        Optional.of(
            new ScriptedProbe(_ -> {
              throw IncompleteCheckException.lookupFailed("the look-up returned 500");
            }));
    CheckReport report = scenario.run();

    assertThat(CheckScenario.problems(report)).containsExactly("state-lookup");
    assertThat(CheckScenario.text(report, "state-lookup")).isEqualTo("the look-up returned 500");
  }

  @Test
  void an_application_may_have_words_of_its_own_and_ignore_sent() throws InterruptedException {
    scenario.receiver.statusFor = _ -> 200;
    scenario.stateProbe =
        Optional.of(
            probe(state ->
                state.status().equals(Optional.of("sent"))
                    ? ObservedState.NONE
                    : new ObservedState(
                        state.document(),
                        state.status().map(StoredStateTest::ownWord),
                        state.effects())));

    assertThat(CheckScenario.problems(scenario.run())).isEmpty();
  }

  @Test
  void without_a_secret_only_a_missing_one_is_checked() throws InterruptedException {
    scenario.secret = Optional.empty();
    scenario.receiver.acceptsSecret = _ -> true;
    CheckReport report = scenario.run();

    assertThat(CheckScenario.problems(report)).containsExactly("secret-missing");
    assertThat(CheckScenario.result(report, "secret-wrong").level()).isEqualTo(ResultLevel.SKIPPED);
  }

  @Test
  void a_webhook_that_is_rejected_like_the_plain_one_is_skipped() throws InterruptedException {
    scenario.receiver.statusFor =
        event -> FaultyReceiver.text(event, PayloadKey.STATUS).equals("delivered") ? 500 : 200;
    scenario.only = List.of("reason-absent", "unknown-key");
    CheckReport report = scenario.run();

    assertThat(CheckScenario.result(report, "reason-absent").level()).isEqualTo(ResultLevel.PASSED);
    assertThat(CheckScenario.text(report, "unknown-key"))
        .isEqualTo("a plain sms delivered is not acknowledged either");
  }

  @ParameterizedTest
  @ValueSource(strings = {"late-sent", "duplicate-once", "stored-sender"})
  void a_check_is_not_to_blame_for_an_event_before_it_that_is_rejected(String id)
      throws InterruptedException {
    AtomicInteger delivered = new AtomicInteger();
    scenario.receiver.statusFor =
        event ->
            FaultyReceiver.text(event, PayloadKey.STATUS).equals("delivered")
                    && delivered.incrementAndGet() > WHILE_LEARNING
                ? 500
                : 200;
    scenario.only = List.of(id);
    CheckReport report = scenario.run();

    assertThat(CheckScenario.result(report, id).level()).isEqualTo(ResultLevel.INCOMPLETE);
    assertThat(CheckScenario.text(report, id)).contains("500 Status");
  }

  @Test
  void a_status_that_is_another_one_with_each_message_is_a_problem() throws InterruptedException {
    AtomicInteger count = new AtomicInteger();
    scenario.stateProbe =
        Optional.of(
            probe(state ->
                new ObservedState(
                    state.document(),
                    state.status().map(status -> status + "x".repeat(count.incrementAndGet())),
                    state.effects())));

    assertThat(CheckScenario.text(scenario.run(), "state-lookup"))
        .contains("for the same status: /status must be the status alone");
  }

  @Test
  void terms_are_learned_although_no_delivered_is_acknowledged() throws InterruptedException {
    scenario.receiver.statusFor =
        event -> FaultyReceiver.text(event, PayloadKey.STATUS).equals("delivered") ? 500 : 200;
    scenario.receiver.ignores =
        event ->
            event.member(PayloadKey.REASON).isEmpty()
                && FaultyReceiver.text(event, PayloadKey.STATUS).equals("failed");
    CheckReport report = scenario.run();

    assertThat(CheckScenario.result(report, "state-lookup").level())
        .isEqualTo(ResultLevel.INCOMPLETE);
    assertThat(CheckScenario.text(report, "reason-absent")).contains("nothing is stored");
  }

  private static String ownWord(String status) {
    return switch (status) {
      case "delivered" -> "5";
      case "failed" -> "7";
      default -> "0";
    };
  }

  private static ObservedState withoutEffects(ObservedState state) {
    return new ObservedState(state.document(), state.status(), Optional.empty());
  }

  private StateProbe probe(UnaryOperator<ObservedState> change) {
    return new ScriptedProbe(smsId -> change.apply(scenario.receiver.state(smsId)));
  }

  private interface Lookup {
    ObservedState read(String smsId) throws IncompleteCheckException;
  }

  private record ScriptedProbe(Lookup lookup) implements StateProbe {
    @Override
    public ObservedState read(String smsId) throws IncompleteCheckException {
      return lookup.read(smsId);
    }

    @Override
    public void close() {}
  }
}
