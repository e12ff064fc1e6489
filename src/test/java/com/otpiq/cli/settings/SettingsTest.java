package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings in the whole program. */
class SettingsTest extends SettingsTestBase {
  @Test
  void a_message_names_the_source_of_the_value_that_it_is_about() throws IOException {
    project("# ours", "", "port = 70001");
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err())
        .isEqualTo(
            """
            otpiq: invalid port: 70001
            Set by .otpiq.properties:3: port = 70001
            Try: --port 0 uses any free port
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "port = x, port: 'x' is not a whole number",
    "listen.timeout = soon, 'listen.timeout: ''soon'' is not a duration; use 250ms, 10s or 1m30s'",
    "listen.tls = maybe, listen.tls: 'maybe' is not true or false",
    "output = xml, 'output: ''xml'' is not one of pretty, compact, json'"
  })
  void an_invalid_value_is_3_with_its_line(String line, String what) throws IOException {
    project("# ours", line);
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err()).isEqualTo("otpiq: .otpiq.properties:2: " + what + "\n");
  }

  @Test
  void an_invalid_variable_is_2_with_its_name() {
    Program program = program().env("OTPIQ_LISTEN_PORT", "x");

    assertThat(program.run("listen")).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err())
        .isEqualTo("otpiq: OTPIQ_LISTEN_PORT: listen.port: 'x' is not a whole number\n");
  }

  @Test
  void a_secret_in_a_file_is_refused_and_not_shown() throws IOException {
    set(userFile(), "secret", SECRET);
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .contains(":1: a secret must not be in a settings file")
        .doesNotContain(SECRET);
  }

  @Test
  void the_user_may_set_a_command_to_run() throws IOException {
    set(userFile(), "listen.exec", "exit 6");
    Program program = program();

    assertThat(program.run("listen", "--port", "0", "--no-journal")).isEqualTo(ExitCode.LOCAL.code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"completion bash", "listen --help"})
  void help_and_completion_need_no_valid_file(String line) throws IOException {
    project("nonsense");
    Program program = program();

    assertThat(program.run(line.split(" ", -1))).isZero();
    assertThat(program.err()).isEmpty();
  }

  @Test
  void a_variable_applies_without_any_argument() {
    Program program = program().env("OTPIQ_PORT", "0").env("OTPIQ_LISTEN_PATH", "hook");
    program.start("listen", "--no-journal", "--timeout", "1ms");

    assertThat(program.port()).isPositive();
    assertThat(program.exit()).isZero();
    assertThat(program.err()).containsPattern("Listening on http://127.0.0.1:\\d+/hook");
  }

  @Test
  void settings_apply_to_subcommands() {
    Program program = program().env("OTPIQ_STATE_DIR", dir.toString()).env("OTPIQ_OUTPUT", "json");

    assertThat(program.run("journal", "clear", "--yes")).isZero();
    assertThat(program.out()).startsWith("{\"type\":\"journal-cleared\"");
  }

  @Test
  void a_flag_that_is_set_can_be_taken_back() throws IOException {
    project("quiet = true");
    Program program = program().env("OTPIQ_PROT", "1");

    program.run("config", "--quiet=false");

    assertThat(program.err())
        .isEqualTo("note: OTPIQ_PROT is not a setting; did you mean OTPIQ_PORT?\n");
  }

  @Test
  void a_webhook_url_in_the_settings_does_not_disturb_a_rehearsal() throws IOException {
    set(userFile(), "send.webhook-url", "https://a.example/hook");
    Program program = program();

    assertThat(program.run("send", "--sandbox", "--to", "9647701234567", "--code", "123456"))
        .isZero();
  }

  @Test
  void the_parser_does_not_expand_arguments() throws IOException {
    Files.writeString(project.resolve("news"), "--secret");
    Program program = program();

    program.run("config", "@" + project.resolve("news"));

    assertThat(program.err()).startsWith("otpiq: there is no command @");
  }

  @Test
  void the_parser_does_not_expand_variables_in_a_value() throws IOException {
    project("listen.respond = ${sys:user.dir}$$x");
    Program program = program();

    program.run("listen", "--timeout", "1ms");

    assertThat(program.err())
        .contains("Set by .otpiq.properties:1: listen.respond = ${sys:user.dir}$$x")
        .doesNotContain(System.getProperty("user.dir"));
  }
}
