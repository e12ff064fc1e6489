package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** How a configured value is passed to its option. */
class SettingArgumentsTest extends SettingsTestBase {
  private static final OptionSpec PORT =
      OptionSpec.builder("-p", "--port").type(int.class).paramLabel("PORT").build();

  @Test
  void a_value_is_passed_as_it_is() {
    assertThat(SettingArguments.of(PORT, List.of(value("port", "${x}$$ y")), project))
        .containsExactly("--port=${x}$$ y");
  }

  @Test
  void an_option_with_one_value_is_set_once() {
    List<Configuration.Value> twice = List.of(value("port", "1"), value("port", "2"));

    assertThatThrownBy(() -> SettingArguments.of(PORT, twice, project))
        .isInstanceOf(Problem.class)
        .hasMessage(".otpiq.properties:1: port is set twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "DIR/secret", "link"})
  void a_project_names_no_file_outside_of_it(String file) throws IOException {
    Path secret = Files.writeString(dir.resolve("secret"), "of another project");
    Files.createSymbolicLink(project.resolve("link"), secret);
    Configuration.Value value = value("secret-file", file.replace("DIR", dir.toString()));

    assertThatThrownBy(() -> SettingArguments.file(value, project))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.message())
                  .isEqualTo(
                      ".otpiq.properties:1: a project may not name a file outside of its directory: secret-file");
              assertThat(problem.hint())
                  .contains(
                      "OTPIQ_SECRET_FILE in the environment, or your own settings file; `otpiq config` shows its path");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://attacker.example/",
        "attacker.example",
        "192.0.2.1:3000/a",
        "http://[2001:db8::1]/sms/{smsId}"
      })
  void a_project_names_no_other_machine(String url) {
    OptionSpec option =
        OptionSpec.builder("--to").type(String.class).paramLabel("URL").arity("1").build();

    assertThatThrownBy(
            () -> SettingArguments.of(option, List.of(value("to", url)), project).toList())
        .isInstanceOf(Problem.class)
        .hasMessage(".otpiq.properties:1: a project may not name another machine: to");
    assertThat(SettingArguments.of(option, List.of(value("to", "3000/{smsId}")), project))
        .containsExactly("--to=3000/{smsId}");
  }

  @Test
  void a_file_of_a_project_is_relative_to_the_working_folder() throws IOException {
    Path below = Files.createDirectories(project.resolve("src/main"));

    assertThat(SettingArguments.file(value("secret-file", "secret"), below))
        .isEqualTo("../../secret");
    assertThat(SettingArguments.file(value("secret-file", project + "/secret"), below))
        .isEqualTo(project + "/secret");
  }

  @Test
  void a_file_of_the_user_is_relative_to_the_settings_file() {
    Path file = dir.resolve("user/config.properties");
    var value =
        new Configuration.Value("secret-file", "../s", SettingOrigin.USER, file + ":1", file);

    assertThat(SettingArguments.file(value, project)).isEqualTo(dir + "/s");
  }

  @Test
  void a_file_of_a_variable_is_relative_to_the_working_folder() {
    var value =
        new Configuration.Value(
            "secret-file",
            "../s",
            SettingOrigin.ENVIRONMENT,
            "OTPIQ_SECRET_FILE",
            project.resolve("OTPIQ_SECRET_FILE"));

    assertThat(SettingArguments.file(value, project)).isEqualTo("../s");
  }

  @Test
  void an_invalid_file_name_is_named_with_its_key() {
    assertThatThrownBy(() -> SettingArguments.file(value("secret-file", "a\0b"), project))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("secret-file: 'a\0b' is not a valid file name");
  }

  private Configuration.Value value(String key, String text) {
    return new Configuration.Value(
        key,
        text,
        SettingOrigin.PROJECT,
        ".otpiq.properties:1",
        project.resolve(".otpiq.properties"));
  }
}
