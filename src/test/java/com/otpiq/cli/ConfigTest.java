package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Who sets what, and who goes first. */
class ConfigTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private static final String NOBODY = "http://127.0.0.1:1/";

  private @TempDir Path dir;
  private Path project = Path.of("");

  @BeforeEach
  void a_checkout() throws IOException {
    project = dir.resolve("project");
    Files.createDirectories(project.resolve(".git"));
  }

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

    assertThat(program.err()).startsWith("otpiq: there is no port " + held + "\n");
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

    assertThat(program.err()).startsWith("otpiq: there is no port " + held + "\n");
  }

  @Test
  void a_problem_tells_who_set_what_it_is_about() throws IOException {
    project("# ours", "", "port = 70001");
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err())
        .isEqualTo(
            """
            otpiq: there is no port 70001
            Set by .otpiq.properties:3: port = 70001
            Try: --port 0 takes any free port
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lissen.port = 1 | there is no setting lissen.port | listen.port = …",
        "forward-to = 3000 | there is no setting forward-to | listen.forward-to = …",
        "allow-remote = true | there is no setting allow-remote | otpiq config listen",
        "port 1 | a line is `key = value`, or begins with # | listen.port = 4300",
        "port = | port has no value | # before it, if it is to stand for later",
        "port = x | port: 'x' is no whole number |",
        "listen.timeout = soon | listen.timeout: 'soon' is no duration; write 250ms, 10s or 1m30s |",
        "listen.tls = maybe | listen.tls: 'maybe' is neither true nor false |",
        "output = xml | output: 'xml' is none of pretty, compact, json |",
        "timeout = 3s | timeout means something else in each command, so say of which | send.timeout = …"
      })
  void what_a_file_may_not_say_is_3_with_its_line(String line, String what, @Nullable String hint)
      throws IOException {
    project("# ours", line);
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .isEqualTo(
            "otpiq: .otpiq.properties:2: "
                + what
                + "\n"
                + (hint == null ? "" : "Try: " + hint + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listen.exec", "check.state-cmd", "check.prepare-cmd", "listen.save", "sandbox.state",
        "host", "base-url", "send.webhook-url", "cacert", "show-pii"
      })
  void what_reaches_far_is_set_by_its_user_alone(String key) throws IOException {
    project(key + " = x");
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .startsWith(
            "otpiq: .otpiq.properties:1: a project may not set "
                + key
                + ", for its file comes with every checkout\nTry: "
                + Setting.variable(key)
                + " in the environment");
  }

  @Test
  void the_user_may_set_what_reaches_far() throws IOException {
    set(userFile(), "listen.exec", "exit 7");
    Program program = program();

    assertThat(program.run("listen", "--port", "0", "--no-journal")).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "webhook-secret", "old-secret", "check.secret", "api-key"})
  void a_secret_is_refused_in_every_file_and_not_shown(String key) throws IOException {
    for (Path file : List.of(project.resolve(".otpiq.properties"), userFile())) {
      Files.writeString(file, key + " = " + SECRET + "\n");
      Program program = program();

      assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
      assertThat(program.err())
          .contains(":1: a secret does not belong here")
          .doesNotContain(SECRET);
      Files.delete(file);
    }
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
        .contains("'ftp://b/' is no http or https URL")
        .contains("Set by .otpiq.properties:2: listen.forward-to = ftp://b/");
  }

  @Test
  void what_is_no_text_is_refused_with_its_line() throws IOException {
    Files.write(
        project.resolve(".otpiq.properties"),
        "# ours\nlisten.path = \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .isEqualTo(
            "otpiq: .otpiq.properties:2: this is not UTF-8 text\nTry: save the file as UTF-8\n");
  }

  @Test
  void what_notepad_writes_and_arabic_are_read() throws IOException {
    project("\uFEFFlisten.path = /رسائل\r", "# نعم\r");
    Program program = program();

    assertThat(program.run("config", "listen", "--json")).isZero();
    assertThat(program.out())
        .contains("\"key\":\"listen.path\",\"value\":\"/رسائل\",\"origin\":\"project\"");
  }

  @Test
  void a_file_that_cannot_be_read_is_3_and_named() throws IOException {
    Files.createDirectories(userFile());
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .isEqualTo("otpiq: the settings in " + userFile() + " cannot be read\n");
  }

  @Test
  void a_wrong_variable_is_2_and_named() {
    Program program = program().env("OTPIQ_LISTEN_PORT", "x");

    assertThat(program.run("listen")).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err())
        .isEqualTo("otpiq: OTPIQ_LISTEN_PORT: listen.port: 'x' is no whole number\n");
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
    assertThat(program.out()).startsWith("{\"type\":\"cleared\"");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "1, true", "YES, true", "off, false", "0, false"})
  void flags_are_set_in_the_ways_of_environments(String text, boolean on) {
    Program program = program().env("OTPIQ_QUIET", text).env("OTPIQ_PROT", "1");

    program.run("config");

    assertThat(program.err().isEmpty()).isEqualTo(on);
  }

  @Test
  void a_file_is_seen_from_the_file_that_names_it() throws IOException {
    Files.writeString(project.resolve("secret"), "two words");
    project("secret-file = secret");
    Program below = in(Files.createDirectories(project.resolve("src/main")));

    below.run("listen");

    assertThat(below.err()).contains("the secret in ../../secret ");
  }

  @Test
  void nothing_is_looked_for_above_the_checkout() throws IOException {
    Files.writeString(dir.resolve(".otpiq.properties"), "port = 70001\n");
    Program inCheckout = program();
    Program nowhere = in(Files.createDirectories(dir.resolve("a/b")));

    inCheckout.run("config");
    nowhere.run("config");

    assertThat(inCheckout.out() + nowhere.out()).doesNotContain("70001");
  }

  @Test
  void below_the_home_it_is_looked_for_up_to_but_not_in_the_home() throws IOException {
    Path deep = Files.createDirectories(dir.resolve("home/work/app"));
    Files.writeString(dir.resolve("home/.otpiq.properties"), "port = 70001\n");
    Program before = in(deep).env("HOME", dir.resolve("home").toString());
    before.run("config");
    Files.writeString(dir.resolve("home/work/.otpiq.properties"), "port = 70002\n");
    Program after = in(deep).env("HOME", dir.resolve("home").toString());
    after.run("config");

    assertThat(before.out()).doesNotContain("7000");
    assertThat(after.out()).contains("70002").contains("../.otpiq.properties:1");
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

    assertThat(program.err()).isEqualTo("note: nothing reads OTPIQ_PROT; OTPIQ_PORT is read\n");
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
  void help_needs_no_right_file() throws IOException {
    project("nonsense");
    Program help = program();

    assertThat(help.run("listen", "--help")).isZero();
    assertThat(help.err()).isEmpty();
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
  void config_shows_what_is_set_and_by_whom() throws IOException {
    project(
        "listen.port = 4300",
        "listen.forward-to = http://me:pw@127.0.0.1:3000/hook?key=hidden-key");
    Files.writeString(userFile(), "output = json\n");
    Program program = program().env("OTPIQ_WEBHOOK_SECRET", SECRET).env("OTPIQ_RETRIES", "3");

    assertThat(program.run("config", "-o", "pretty")).isZero();
    assertThat(program.out().replace(dir.toString(), "DIR").replaceAll(" {2,}", "  "))
        .isEqualTo(
            """
            project  DIR/project/.otpiq.properties
            user  DIR/user/config.properties
            output  json  DIR/user/config.properties:1
            listen.port  4300  .otpiq.properties:1
            listen.forward-to  http://[hidden]@127.0.0.1:3000/hook?[hidden]  .otpiq.properties:2
            retries  3  OTPIQ_RETRIES
            OTPIQ_WEBHOOK_SECRET  [hidden]  OTPIQ_WEBHOOK_SECRET
            OTPIQ_CONFIG_DIR  DIR/user  OTPIQ_CONFIG_DIR
            """);
  }

  @Test
  void config_of_one_command_shows_its_defaults_too() {
    Program program = program();

    assertThat(program.run("config", "sandbox", "-o", "json")).isZero();
    assertThat(program.out())
        .contains(
            "{\"type\":\"setting\",\"key\":\"sandbox.port\",\"value\":\"4010\",\"origin\":\"default\"}\n")
        .doesNotContain("listen");
  }

  @Test
  void config_finds_values_that_only_other_commands_would_read() throws IOException {
    project("sandbox.pause = soon");
    Program program = program();

    assertThat(program.run("config")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err()).contains(".otpiq.properties:1: sandbox.pause: 'soon' is no duration");
    assertThat(program().run("listen", "--port", "0", "--timeout", "1ms", "--no-journal")).isZero();
  }

  /** What is said each time: what is sent and to whom, what is asked of this run, consent. */
  @Test
  void every_option_is_a_setting_or_is_said_each_time() {
    List<String> said =
        List.of(
            "help version stacktrace json yes allow-remote production no-check",
            "request dry-run curl sandbox to code message template param report scenario wait",
            "secret secret-file old-secret ready-file count expect expect-none until junit",
            "forward-only trust list plan print only duplicate shuffle set unset sms-id",
            "keep-timing last from-journal limit into");
    List<String> allowed = said.stream().flatMap(line -> Stream.of(line.split(" ", -1))).toList();

    for (CommandLine line : Commands.line(program().host()).getSubcommands().values()) {
      String command = line.getCommandName();
      assertThat(
              line.getCommandSpec().options().stream()
                  .map(option -> option.longestName().replaceFirst("^-+", ""))
                  .filter(name -> !name.equals("H"))
                  .filter(name ->
                      Configurable.of(command).noneMatch(each -> each.option().equals(name))))
          .as(command)
          .isSubsetOf(allowed);
    }
  }

  @Test
  void every_setting_is_an_option_of_its_commands() {
    for (Setting setting : Configurable.all()) {
      for (String command : setting.commands()) {
        CommandLine line =
            Objects.requireNonNull(
                Commands.line(program().host(), command).getSubcommands().get(command));
        assertThat(Stream.concat(Stream.of(line), line.getSubcommands().values().stream()))
            .as("%s of %s", setting.option(), command)
            .anyMatch(each -> each.getCommandSpec().findOption("--" + setting.option()) != null);
      }
    }
  }

  @Test
  void no_variable_of_a_setting_means_something_else() {
    List<String> keys = Configurable.keys().toList();

    assertThat(keys.stream().map(Setting::variable)).doesNotHaveDuplicates();
    assertThat(keys.stream().map(Setting::variable))
        .doesNotContain(
            "OTPIQ_WEBHOOK_SECRET",
            "OTPIQ_WEBHOOK_SECRET_OLD",
            "OTPIQ_API_KEY",
            "OTPIQ_STATE_DIR",
            "OTPIQ_CONFIG_DIR",
            "OTPIQ_LISTEN_URL",
            "OTPIQ_CHECK",
            "OTPIQ_SMS_ID",
            "OTPIQ_STORE_PASSWORD",
            "OTPIQ_JAVA_OPTIONS");
  }

  private Program program() {
    return in(project);
  }

  private Program in(Path folder) {
    return new Program(folder).env("OTPIQ_CONFIG_DIR", dir.resolve("user").toString());
  }

  private Path userFile() throws IOException {
    return Files.createDirectories(dir.resolve("user")).resolve("config.properties");
  }

  private void project(String... lines) throws IOException {
    Files.write(project.resolve(".otpiq.properties"), List.of(lines));
  }

  private static void set(Path file, String key, @Nullable String value) throws IOException {
    if (value != null) {
      Files.writeString(file, key + " = " + value + "\n");
    }
  }
}
