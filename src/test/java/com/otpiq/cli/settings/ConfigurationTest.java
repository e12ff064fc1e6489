package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which source of a setting has precedence. */
class ConfigurationTest extends SettingsTestBase {
  private static final Setting PORT = KnownSettings.named("port").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "1, 2, 3, 1, ENVIRONMENT",
    " , 2, 3, 2, PROJECT",
    " ,  , 3, 3, USER",
    "1,  , 3, 1, ENVIRONMENT"
  })
  void the_environment_comes_before_the_project_and_the_project_before_the_user(
      @Nullable String variable,
      @Nullable String inProject,
      @Nullable String ofUser,
      String effective,
      SettingOrigin origin)
      throws IOException {
    set(project.resolve(".otpiq.properties"), "port", inProject);
    set(userFile(), "port", ofUser);
    Program program = variable == null ? program() : program().env("OTPIQ_PORT", variable);

    assertThat(Configuration.of(program.host()).of(PORT, "listen"))
        .singleElement()
        .satisfies(value -> {
          assertThat(value.text()).isEqualTo(effective);
          assertThat(value.origin()).isEqualTo(origin);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "listen.port = 1, port = 2, , 1",
    "port = 2, listen.port = 1, , 1",
    "sandbox.port = 1, port = 2, , 2",
    "listen.port = 1, , OTPIQ_PORT, 9",
    "listen.port = 1, , OTPIQ_SANDBOX_PORT, 1",
    "listen.port = 1, , OTPIQ_LISTEN_PORT, 9"
  })
  void in_one_source_the_key_with_the_command_comes_first(
      String first, @Nullable String second, @Nullable String variable, String effective)
      throws IOException {
    project(Stream.of(first, second).filter(line -> line != null).toArray(String[]::new));
    Program program = variable == null ? program() : program().env(variable, "9");

    assertThat(texts(program, PORT, "listen")).containsExactly(effective);
  }

  @Test
  void an_empty_variable_does_not_count() throws IOException {
    project("port = 1");

    assertThat(texts(program().env("OTPIQ_PORT", ""), PORT, "listen")).containsExactly("1");
  }

  @Test
  void a_key_can_be_repeated() throws IOException {
    project("listen.forward-to = 1/a", "listen.forward-to = 2/b");

    assertThat(texts(program(), KnownSettings.named("listen.forward-to").orElseThrow(), "listen"))
        .containsExactly("1/a", "2/b");
  }

  @ParameterizedTest
  @CsvSource({
    "secret-file, OTPIQ_WEBHOOK_SECRET",
    "check.old-secret-file, OTPIQ_WEBHOOK_SECRET_OLD",
    "api-key-file, OTPIQ_API_KEY",
    "color, NO_COLOR"
  })
  void a_variable_with_a_name_of_its_own_takes_the_place_of_a_setting(String key, String variable)
      throws IOException {
    set(userFile(), key, "always");
    Setting setting = KnownSettings.named(key).orElseThrow();
    String command = setting.commands().getFirst();

    assertThat(texts(program(), setting, command)).containsExactly("always");
    assertThat(texts(program().env(variable, "x"), setting, command)).isEmpty();
  }

  @Test
  void a_conflicting_option_of_a_higher_source_has_precedence() throws IOException {
    project("sandbox.scenario-file = steps.json");
    Setting file = KnownSettings.named("sandbox.scenario-file").orElseThrow();
    Configuration both = Configuration.of(program().env("OTPIQ_SANDBOX_SCENARIO", "failed").host());
    Configuration alone = Configuration.of(program().host());

    assertThat(both.hasPrecedence("--scenario", both.of(file, "sandbox"), "sandbox")).isTrue();
    assertThat(alone.hasPrecedence("--scenario", alone.of(file, "sandbox"), "sandbox")).isFalse();
  }

  @Test
  void a_value_of_a_file_is_invalid_input_and_one_of_a_variable_invalid_usage() throws IOException {
    project("port = x");

    assertThat(value(program()).invalid("no").kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(value(program().env("OTPIQ_PORT", "x")).invalid("no").kind())
        .isEqualTo(Problem.Kind.USAGE);
  }

  @Test
  void a_value_is_described_without_what_may_be_secret() throws IOException {
    project("listen.forward-to = http://me:pw@127.0.0.1:3000/hook?key=k");
    Setting setting = KnownSettings.named("listen.forward-to").orElseThrow();

    assertThat(Configuration.of(program().host()).of(setting, "listen").getFirst().describe())
        .isEqualTo(
            ".otpiq.properties:1: listen.forward-to = http://[hidden]@127.0.0.1:3000/hook?[hidden]");
  }

  @Test
  void without_files_and_variables_there_is_no_configuration() throws IOException {
    assertThat(Configuration.exists(program().host())).isFalse();
    assertThat(Configuration.exists(program().env("OTPIQ_PORT", "1").host())).isTrue();
    project("port = 1");
    assertThat(Configuration.exists(program().host())).isTrue();
  }

  private static Configuration.Value value(Program program) {
    return Configuration.of(program.host()).of(PORT, "listen").getFirst();
  }

  private static List<String> texts(Program program, Setting setting, String command) {
    return Configuration.of(program.host()).of(setting, command).stream()
        .map(Configuration.Value::text)
        .toList();
  }
}
