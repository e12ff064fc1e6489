package com.otpiq.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.WebhookKind;
import org.junit.jupiter.api.Test;

class SampleScenariosTest {
  @Test
  void names_are_unique_and_each_finds_its_scenario() {
    assertThat(SampleScenarios.names()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(SampleScenarios.names())
        .allMatch(name ->
            SampleScenarios.find(name).map(SampleScenario::name).filter(name::equals).isPresent());
    assertThat(SampleScenarios.find("none")).isEmpty();
  }

  @Test
  void every_scenario_has_a_description_and_payloads() {
    assertThat(SampleScenarios.all())
        .allMatch(scenario -> !scenario.description().isBlank() && !scenario.bodies().isEmpty());
    assertThat(SampleScenarios.all().stream().map(SampleScenario::kind))
        .contains(WebhookKind.DELIVERY_REPORT, WebhookKind.WHATSAPP_INBOUND);
  }

  @Test
  void a_payload_is_sent_without_the_newline_of_its_file() {
    assertThat(SampleScenarios.all().stream().flatMap(scenario -> scenario.bodies().stream()))
        .noneMatch(body -> body.text().endsWith("\n"));
  }
}
