package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.SettingsEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment variables of otpiq. */
class EnvironmentVariablesTest {
  @ParameterizedTest
  @CsvSource({
    "OTPIQ_PROT, OTPIQ_PORT",
    "OTPIQ_LISTEN_PROT, OTPIQ_LISTEN_PORT",
    "OTPIQ_SECRET, OTPIQ_WEBHOOK_SECRET",
    "OTPIQ_OLD_SECRET, OTPIQ_WEBHOOK_SECRET_OLD",
    "OTPIQ_API_KYE, OTPIQ_API_KEY"
  })
  void a_misspelt_variable_is_noted_with_the_right_name(String name, String right) {
    assertThat(EnvironmentVariables.unknown(Map.of(name, "x")))
        .singleElement()
        .satisfies(note ->
            assertThat(note.text())
                .isEqualTo(name + " is not a setting; did you mean " + right + "?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"OTPIQ_NODE_MODULES", "OTPIQ_REPOSITORY", "OTPIQ_PORT", "OTPIQ_CHECK", "PROT"})
  void variables_of_otpiq_and_of_other_programs_are_not_noted(String name) {
    assertThat(EnvironmentVariables.unknown(Map.of(name, "x"))).isEmpty();
  }

  @Test
  void secrets_are_listed_without_their_values() {
    assertThat(
            EnvironmentVariables.events(
                Map.of(
                    "OTPIQ_WEBHOOK_SECRET", "s3cret",
                    "OTPIQ_API_KEY", "",
                    "OTPIQ_STATE_DIR", "/s",
                    "OTPIQ_JAVA_OPTIONS", "-Dkey=s3cret -Xmx1g")))
        .extracting(SettingsEvent.SettingShown::key)
        .containsExactly("OTPIQ_WEBHOOK_SECRET", "OTPIQ_STATE_DIR", "OTPIQ_JAVA_OPTIONS");
    assertThat(
            EnvironmentVariables.events(
                Map.of("OTPIQ_WEBHOOK_SECRET", "s3cret", "OTPIQ_JAVA_OPTIONS", "-Dkey=s3cret")))
        .noneMatch(event -> event.toString().contains("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OTPIQ_CONFIG_DIR", "OTPIQ_API_KEY", "OTPIQ_SMS_ID", "PATH"})
  void these_do_not_set_an_option(String name) {
    assertThat(EnvironmentVariables.isOption(name)).isFalse();
  }
}
