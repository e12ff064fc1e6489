package com.otpiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.RetryPolicy;
import com.otpiq.event.ApiEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.ListenEvent;
import com.otpiq.message.ApiError;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.Message;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.SendRequest;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.ListenAddress;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.sandbox.SandboxConfig;
import com.otpiq.sandbox.scenario.MagicNumber;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.webhook.ReportType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalTest {
  private final List<Event> events = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @MethodSource("scenarios")
  void no_webhook_of_any_scenario_violates_a_rule(Scenario scenario, String provider)
      throws InterruptedException {
    Rehearsal.RehearsalResult result = run(scenario, provider, ReportType.ALL);

    assertThat(result.response()).isInstanceOf(ApiResponse.Accepted.class);
    ListenEvent.ListenSummary summary = result.summary().orElseThrow();
    assertThat(summary.errors()).isZero();
    assertThat(summary.refused()).isZero();
    assertThat(events(ListenEvent.Received.class))
        .hasSize(scenario.steps().stream().mapToInt(step -> step.copies()).sum());
    assertThat(events(DeliveryEvent.AttemptMade.class)).isEmpty();
  }

  static Stream<Arguments> scenarios() {
    Stream<Arguments> all =
        Scenarios.all().stream()
            .map(MagicNumber::scenario)
            .filter(scenario ->
                scenario.error().isEmpty()
                    && scenario.responseDelay().compareTo(Duration.ofSeconds(1)) < 0)
            .map(scenario -> Arguments.of(scenario, "auto"));
    return Stream.concat(
        all,
        Stream.of("telegram-sms", "whatsapp-telegram-sms")
            .flatMap(provider ->
                Stream.of("fallback", "all-fail")
                    .map(name -> Arguments.of(Scenarios.named(name).orElseThrow(), provider))));
  }

  @Test
  void a_message_that_is_refused_has_no_summary() throws InterruptedException {
    Scenario scenario = Scenarios.named("trial").orElseThrow();
    Rehearsal.RehearsalResult result = run(scenario, "auto", ReportType.ALL);

    assertThat(((ApiResponse.Refused) result.response()).error()).isEqualTo(ApiError.TRIAL);
    assertThat(result.summary()).isEmpty();
    assertThat(events(ApiEvent.ApiResponseReceived.class)).hasSize(1);
  }

  @Test
  void only_the_final_webhook_is_received_if_the_request_asks_for_that()
      throws InterruptedException {
    run(Scenarios.DEFAULT, "auto", ReportType.FINAL);

    assertThat(events(ListenEvent.Received.class)).hasSize(1);
  }

  private Rehearsal.RehearsalResult run(Scenario scenario, String provider, ReportType type)
      throws InterruptedException {
    var rehearsal =
        new Rehearsal(
            config(scenario),
            NetworkPolicy.THIS_MACHINE,
            Time.real(),
            PersonalDataMask.HIDDEN,
            events::add);
    var request =
        new SendRequest(
            "9647701234567",
            new Message.Verification("123456"),
            Optional.of(provider),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return rehearsal.run(request, WebhookSecret.of("s3cret"), type);
  }

  private static SandboxConfig config(Scenario scenario) {
    return new SandboxConfig(
        ListenAddress.LOCALHOST,
        0,
        1,
        true,
        scenario,
        1_000,
        RetryPolicy.QUICK,
        10,
        Duration.ofSeconds(30),
        false,
        Optional.empty(),
        () -> new Seed(1),
        List.of(),
        Optional.empty(),
        "otpiq/test");
  }

  private <T extends Event> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
