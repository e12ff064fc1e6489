package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.verdict.CheckReport;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code accepts} says about a receiver that acknowledges no webhook. */
class RejectionDiagnosisTest {
  static Stream<Arguments> rejections() {
    return Stream.of(
        diagnosis(
            receiver -> receiver.readSecret = request -> request.header("x-webhook-secret"),
            "it accepts the secret in X-Webhook-Secret, which OTPIQ does not send"),
        diagnosis(
            receiver ->
                receiver.readSecret =
                    request -> request.header("authorization").replace("Bearer ", ""),
            "it accepts the secret as Authorization: Bearer, which OTPIQ does not send"),
        diagnosis(
            receiver -> receiver.readSecret = RequestDefects::signature,
            "it accepts an HMAC-SHA256 of the body in X-Otpiq-Signature, which OTPIQ does not send"),
        diagnosis(
            receiver ->
                receiver.statusFor = event -> event.member("isFinalStatus").isPresent() ? 200 : 400,
            "it expects isFinalStatus or lastChannel, which are keys of the track API"),
        diagnosis(
            receiver -> receiver.statusFor = event -> event.text("isFinal").isPresent() ? 200 : 400,
            "it expects isFinal as a text; OTPIQ sends a boolean"),
        diagnosis(
            receiver ->
                receiver.readSecret =
                    request ->
                        request.header("user-agent").startsWith("Mozilla/")
                            ? request.header("x-otpiq-webhook-secret")
                            : "",
            "it rejects clients by their User-Agent"),
        diagnosis(
            receiver -> receiver.acceptsSecret = _ -> false,
            "check that it has the same secret, reads the header"),
        diagnosis(
            receiver -> receiver.validate = _ -> 419,
            "it expects a CSRF token, which a webhook does not have"),
        diagnosis(receiver -> receiver.validate = _ -> 405, "the route exists, but not for POST"),
        diagnosis(
            receiver -> receiver.validate = _ -> 415,
            "it does not accept Content-Type: application/json"),
        diagnosis(
            receiver -> receiver.unknownMessageStatus = 404,
            "it may accept only messages that it sent itself"));
  }

  private static Arguments diagnosis(Consumer<FaultyReceiver> defect, String words) {
    return Arguments.of(words, defect);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejections")
  void a_receiver_that_accepts_nothing_is_diagnosed(String words, Consumer<FaultyReceiver> defect)
      throws InterruptedException {
    CheckScenario scenario = new CheckScenario();
    scenario.preparer = Optional.empty();
    defect.accept(scenario.receiver);
    CheckReport report = scenario.run();

    assertThat(CheckScenario.problems(report)).containsExactly("accepts");
    assertThat(CheckScenario.text(report, "accepts")).contains(words);
  }

  @Test
  void a_rejection_without_a_known_cause_is_quoted() throws InterruptedException {
    CheckScenario scenario = new CheckScenario();
    scenario.receiver.statusFor = _ -> 500;

    assertThat(CheckScenario.text(scenario.run(), "accepts"))
        .contains("500 Status")
        .contains("log");
  }

  @Test
  void a_receiver_that_needs_a_secret_says_so() throws InterruptedException {
    CheckScenario scenario = new CheckScenario();
    scenario.secret = Optional.empty();

    assertThat(CheckScenario.text(scenario.run(), "accepts")).endsWith("--secret-file");
  }

  @Test
  void a_receiver_that_accepts_only_the_other_smsid_format_is_checked_with_it()
      throws InterruptedException {
    CheckScenario scenario = new CheckScenario();
    scenario.receiver.statusFor =
        event -> FaultyReceiver.text(event, "smsId").startsWith("sms_") ? 200 : 400;

    assertThat(CheckScenario.problems(scenario.run())).containsExactly("sms-id-hyphen");
  }
}
