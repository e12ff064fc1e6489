package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.SettingOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys a settings file may have. */
class SettingKeyValidatorTest {
  @ParameterizedTest
  @ValueSource(strings = {"port", "listen.port", "sandbox.strict", "strict", "check.state-url"})
  void a_project_may_set_what_only_affects_its_tests(String key) {
    assertThat(SettingKeyValidator.validate(key, SettingOrigin.PROJECT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listen.exec",
        "check.state-cmd",
        "check.prepare-cmd",
        "listen.save",
        "sandbox.state",
        "host",
        "base-url",
        "send.webhook-url",
        "cacert",
        "show-pii",
        "api-key-file",
        "send.account",
        "send.phone-id",
        "send.provider",
        "send.sender-id",
        "send.timeout",
        "info.api-key-file",
        "track.every"
      })
  void only_the_user_may_set_what_runs_commands_writes_files_or_reaches_others_or_money(
      String key) {
    assertThat(SettingKeyValidator.validate(key, SettingOrigin.USER)).isEmpty();
    assertThat(SettingKeyValidator.validate(key, SettingOrigin.PROJECT))
        .hasValueSatisfying(rejection -> {
          assertThat(rejection.reason())
              .isEqualTo(
                  "a project may not set " + key + ", because its file comes with every checkout");
          assertThat(rejection.hint()).startsWith(Setting.variable(key) + " in the environment");
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = SettingOrigin.class,
      names = {"PROJECT", "USER"})
  void a_secret_may_not_be_in_any_file(SettingOrigin origin) {
    assertThat(SettingKeyValidator.validate("check.secret", origin))
        .hasValueSatisfying(rejection -> {
          assertThat(rejection.reason()).startsWith("a secret must not be in a settings file");
          assertThat(rejection.hint()).isEqualTo("secret-file = FILE");
        });
    assertThat(SettingKeyValidator.validate("api-key", origin))
        .map(SettingKeyValidator.Rejection::hint)
        .contains("api-key-file = FILE");
    assertThat(SettingKeyValidator.validate("webhook-secret", origin)).isPresent();
    assertThat(SettingKeyValidator.validate("old-secret", origin)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "lissen.port, listen.port = …",
    "forward-to, listen.forward-to = …",
    "allow-remote, otpiq config listen"
  })
  void an_unknown_key_comes_with_the_nearest_one(String key, String hint) {
    assertThat(SettingKeyValidator.validate(key, SettingOrigin.PROJECT))
        .contains(new SettingKeyValidator.Rejection("there is no setting " + key, hint));
  }

  @Test
  void a_key_that_differs_between_commands_needs_one() {
    assertThat(SettingKeyValidator.validate("timeout", SettingOrigin.USER))
        .hasValueSatisfying(rejection -> {
          assertThat(rejection.reason())
              .isEqualTo("timeout differs between commands; add the command to the key");
          assertThat(rejection.hint()).contains("listen.timeout", "send.timeout");
        });
  }

  @Test
  void a_project_is_told_of_a_command_that_only_the_user_may_set() {
    assertThat(SettingKeyValidator.validate("save", SettingOrigin.PROJECT))
        .map(SettingKeyValidator.Rejection::reason)
        .contains("a project may not set save, because its file comes with every checkout");
  }
}
