package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sets what, and who goes first. */
class SettingsTest extends SettingsTestBase {
  /** No port has these numbers, so what is said tells which of them held. */
  @ParameterizedTest
  @CsvSource({
    "70001, 70002, 70003, 70004, 70001",
    "     , 70002, 70003, 70004, 70002",
    "     ,      , 70003, 70004, 70003",
    "     ,      ,      , 70004, 70004",
    "70001,      ,      , 70004, 70001",
    "     , 70002,      , 70004, 70002"
  })
  void the_flag_goes_before_the_environment_the_project_and_the_user(
      @Nullable String flag,
      @Nullable String variable,
      @Nullable String inProject,
      @Nullable String ofUser,
      String held)
      throws IOException {
    set(project.resolve(".otpiq.properties"), "port", inProject);
    set(userFile(), "port", ofUser);
    Program program = program();
    if (variable != null) {
      program.env("OTPIQ_PORT", variable);
    }

    program.run(
        Stream.concat(
                Stream.of("listen"), Stream.ofNullable(flag).flatMap(n -> Stream.of("--port", n)))
            .toArray(String[]::new));

    assertThat(program.err()).startsWith("otpiq: invalid port: " + held + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "listen.port = 70001, port = 70002, , 70001",
    "port = 70002, listen.port = 70001, , 70001",
    "sandbox.port = 70001, port = 70002, , 70002",
    "listen.port = 70001, , OTPIQ_PORT, 70009",
    "listen.port = 70001, , OTPIQ_SANDBOX_PORT, 70001",
    "listen.port = 70001, , OTPIQ_LISTEN_PORT, 70009"
  })
  void in_one_place_the_key_that_names_the_command_goes_first(
      String first, @Nullable String second, @Nullable String variable, String held)
      throws IOException {
    project(Stream.of(first, second).filter(line -> line != null).toArray(String[]::new));
    Program program = program();
    if (variable != null) {
      program.env(variable, "70009");
    }

    program.run("listen");

    assertThat(program.err()).startsWith("otpiq: invalid port: " + held + "\n");
  }

  @Test
  void a_problem_tells_who_set_what_it_is_about() throws IOException {
    project("# ours", "", "port = 70001");
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err())
        .isEqualTo(
            """
            otpiq: invalid port: 70001
            Set by .otpiq.properties:3: port = 70001
            Try: --port 0 takes any free port
            """);
  }

  @Test
  void what_takes_one_value_is_not_set_twice() throws IOException {
    project("port = 1", "port = 2");
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err()).isEqualTo("otpiq: .otpiq.properties:2: port is set twice\n");
  }

  @Test
  void what_takes_several_values_is_set_by_several_lines() throws IOException {
    project("listen.forward-to = 1/a", "listen.forward-to = ftp://b/");
    Program program = program();

    assertThat(program.run("listen", "--no-journal")).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err())
        .contains("'ftp://b/' is not an http or https URL")
        .contains("Set by .otpiq.properties:2: listen.forward-to = ftp://b/");
  }

  @Test
  void a_wrong_variable_is_2_and_named() {
    Program program = program().env("OTPIQ_LISTEN_PORT", "x");

    assertThat(program.run("listen")).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err())
        .isEqualTo("otpiq: OTPIQ_LISTEN_PORT: listen.port: 'x' is not a whole number\n");
  }

  @Test
  void a_variable_holds_for_a_listener_that_is_told_nothing() {
    Program program = program().env("OTPIQ_PORT", "0").env("OTPIQ_LISTEN_PATH", "hook");
    program.start("listen", "--no-journal", "--timeout", "1ms");

    assertThat(program.port()).isPositive();
    assertThat(program.exit()).isZero();
    assertThat(program.err()).containsPattern("Listening on http://127.0.0.1:\\d+/hook");
  }

  @Test
  void commands_below_a_command_have_their_settings() {
    Program program = program().env("OTPIQ_STATE_DIR", dir.toString()).env("OTPIQ_OUTPUT", "json");

    assertThat(program.run("journal", "clear", "--yes")).isZero();
    assertThat(program.out()).startsWith("{\"type\":\"journal-cleared\"");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "1, true", "YES, true", "off, false", "0, false"})
  void flags_are_set_in_the_ways_of_environments(String text, boolean on) {
    Program program = program().env("OTPIQ_QUIET", text).env("OTPIQ_PROT", "1");

    program.run("config");

    assertThat(program.err().isEmpty()).isEqualTo(on);
  }

  @Test
  void a_flag_that_is_set_and_given_stays_set() throws IOException {
    project("quiet = true");
    Program program = program().env("OTPIQ_PROT", "1");

    program.run("config", "-q");

    assertThat(program.err()).isEmpty();
  }

  @Test
  void a_flag_that_is_set_can_be_taken_back() throws IOException {
    project("quiet = true");
    Program program = program().env("OTPIQ_PROT", "1");

    program.run("config", "--quiet=false");

    assertThat(program.err())
        .isEqualTo("note: OTPIQ_PROT is not a setting; did you mean OTPIQ_PORT?\n");
  }

  @ParameterizedTest
  @CsvSource({"--secret, ''", "'', OTPIQ_WEBHOOK_SECRET"})
  void a_secret_that_is_given_takes_the_place_of_the_file(String flag, String variable)
      throws IOException {
    project("secret-file = not-there", "retries = 0");
    Program program = program();
    if (!variable.isEmpty()) {
      program.env(variable, SECRET);
    }

    List<String> args = new ArrayList<>(List.of("trigger", "delivered", "--to", NOBODY));
    if (!flag.isEmpty()) {
      args.addAll(List.of(flag, SECRET));
    }
    program.run(args.toArray(String[]::new));

    assertThat(program.err()).doesNotContain("not-there").contains("0 of 2 webhooks acknowledged");
  }

  @Test
  void a_value_is_text_and_no_program_of_the_parser() throws IOException {
    project("listen.respond = ${sys:user.dir}$$x");
    Program program = program();

    program.run("listen", "--timeout", "1ms");

    assertThat(program.err())
        .contains("Set by .otpiq.properties:1: listen.respond = ${sys:user.dir}$$x")
        .doesNotContain(System.getProperty("user.dir"));
  }

  @Test
  void no_color_goes_before_a_file() throws IOException {
    project("color = always");
    Program program = program().env("NO_COLOR", "1");

    program.run("config");

    assertThat(program.out()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"OTPIQ_SANDBOX_SCENARIO, failed", "'', ''"})
  void what_contradicts_gives_way_to_what_goes_before_it(String variable, String value)
      throws IOException {
    project("sandbox.scenario-file = not-there");
    Program program = program();
    if (!variable.isEmpty()) {
      program.env(variable, value).env("OTPIQ_SANDBOX_EXEC", "exit 0");
    }

    program.run("sandbox", "--port", "0");

    assertThat(program.err().contains("not-there")).isEqualTo(variable.isEmpty());
  }

  @Test
  void where_reports_usually_go_does_not_spoil_a_rehearsal() throws IOException {
    set(userFile(), "send.webhook-url", "https://a.example/hook");
    Program program = program();

    assertThat(program.run("send", "--sandbox", "--to", "9647701234567", "--code", "123456"))
        .isZero();
  }

  @Test
  void certificates_give_way_to_a_listener_without_https() throws IOException {
    project("listen.tls = true", "listen.cert = c.pem", "listen.key = k.pem");
    Program program = program();

    assertThat(
            program.run("listen", "--tls=false", "--port", "0", "--timeout", "1ms", "--no-journal"))
        .isZero();
  }

  @Test
  void the_checks_that_are_chosen_give_way_to_those_of_production() throws IOException {
    project("check.skip = wrong-secret");
    Program program = program();

    program.run("check", "http://127.0.0.1:1/hook", "--production");

    assertThat(program.err()).doesNotContain("wrong-secret").contains("127.0.0.1");
  }

  /** A text may begin so, and no file of that name is meant. */
  @Test
  void an_at_sign_names_no_file_of_arguments() throws IOException {
    Files.writeString(project.resolve("news"), "--secret");
    Program program = program();

    program.run("config", "@" + project.resolve("news"));

    assertThat(program.err()).startsWith("otpiq: there is no command @");
  }
}
