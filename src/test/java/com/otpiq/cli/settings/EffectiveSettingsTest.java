package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.otpiq.cli.Commands;
import com.otpiq.cli.Program;
import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import com.otpiq.event.SettingsEvent.SettingShown;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The values that apply after precedence. */
class EffectiveSettingsTest extends SettingsTestBase {
  @Test
  void a_command_has_values_from_sources_and_defaults() throws IOException {
    project("port = 4300");

    assertThat(effective(program()).of("sandbox"))
        .contains(
            new SettingShown(
                "sandbox.port", Optional.of("4300"), SettingOrigin.PROJECT, ".otpiq.properties:1"),
            new SettingShown("sandbox.pause", Optional.of("30s"), SettingOrigin.DEFAULT, ""),
            new SettingShown("sandbox.strict", Optional.of("false"), SettingOrigin.DEFAULT, ""),
            new SettingShown("sandbox.seed", Optional.empty(), SettingOrigin.DEFAULT, ""));
  }

  @Test
  void what_is_configured_for_any_command_is_listed_once() throws IOException {
    project("port = 1", "listen.forward-to = 3000/a", "listen.forward-to = 3000/b");

    assertThat(effective(program()).configured())
        .filteredOn(setting -> setting.origin() == SettingOrigin.PROJECT)
        .extracting(SettingShown::key, setting -> setting.value().orElse(""))
        .containsExactly(tuple("listen.forward-to", "3000/a 3000/b"), tuple("port", "1"));
  }

  @Test
  void each_invalid_value_is_reported_for_each_command_and_once() throws IOException {
    project("trigger.timeout = soon", "listen.timeout = soon", "port = x", "output = sarif");

    assertThat(effective(program()).problems())
        .extracting(Problem::message)
        .satisfiesExactlyInAnyOrder(
            what -> assertThat(what).startsWith(".otpiq.properties:1: trigger.timeout: 'soon'"),
            what -> assertThat(what).startsWith(".otpiq.properties:2: listen.timeout: 'soon'"),
            what -> assertThat(what).startsWith(".otpiq.properties:3: port: 'x'"),
            what ->
                assertThat(what)
                    .isEqualTo(
                        ".otpiq.properties:4: output: 'sarif' is not one of pretty, compact, json"));
  }

  @Test
  void valid_values_are_no_problem() throws IOException {
    project("port = 1", "quiet = yes", "check.only = late-sent,no-secret", "check.wait = 1s");

    assertThat(effective(program()).problems()).isEmpty();
  }

  private static EffectiveSettings effective(Program program) {
    return new EffectiveSettings(
        program.host(), new Commands(program.host()), Configuration.of(program.host()));
  }
}
