package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of settings may say, and which are believed. */
class SettingsFilesTest extends SettingsTestBase {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lissen.port = 1 | there is no setting lissen.port | listen.port = …",
        "forward-to = 3000 | there is no setting forward-to | listen.forward-to = …",
        "exec = x | a project may not set exec, because its file comes with every checkout | OTPIQ_LISTEN_EXEC in the environment, or your own settings file; `otpiq config` shows its path",
        "allow-remote = true | there is no setting allow-remote | otpiq config listen",
        "port 1 | expected `key = value`, or # and a comment | listen.port = 4300",
        "port = | port has no value | remove the line, or put # in front of it",
        "port = x | port: 'x' is not a whole number |",
        "listen.timeout = soon | listen.timeout: 'soon' is not a duration; use 250ms, 10s or 1m30s |",
        "listen.tls = maybe | listen.tls: 'maybe' is not true or false |",
        "output = xml | output: 'xml' is not one of pretty, compact, json |",
        "timeout = 3s | timeout differs between commands; add the command to the key | listen.timeout, trigger.timeout, replay.timeout, sandbox.timeout, send.timeout, track.timeout, info.timeout, sender-ids.timeout"
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
        "listen.exec",
        "check.state-cmd",
        "check.prepare-cmd",
        "listen.save",
        "sandbox.state",
        "host",
        "base-url",
        "send.webhook-url",
        "cacert",
        "show-pii"
      })
  void what_reaches_far_is_set_by_its_user_alone(String key) throws IOException {
    project(key + " = x");
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .startsWith(
            "otpiq: .otpiq.properties:1: a project may not set "
                + key
                + ", because its file comes with every checkout\nTry: "
                + Setting.variable(key)
                + " in the environment");
  }

  @Test
  void the_user_may_set_what_reaches_far() throws IOException {
    set(userFile(), "listen.exec", "exit 6");
    Program program = program();

    assertThat(program.run("listen", "--port", "0", "--no-journal")).isEqualTo(ExitCode.LOCAL.code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "webhook-secret", "old-secret", "check.secret", "api-key"})
  void a_secret_is_refused_in_every_file_and_not_shown(String key) throws IOException {
    for (Path file : List.of(project.resolve(".otpiq.properties"), userFile())) {
      Files.writeString(file, key + " = " + SECRET + "\n");
      Program program = program();

      assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
      assertThat(program.err())
          .contains(":1: a secret must not be in a settings file")
          .doesNotContain(SECRET);
      Files.delete(file);
    }
  }

  @Test
  void what_is_no_text_is_refused_with_its_line() throws IOException {
    Files.write(
        project.resolve(".otpiq.properties"),
        "# ours\nlisten.path = \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .isEqualTo("otpiq: .otpiq.properties:2: not UTF-8 text\nTry: save the file as UTF-8\n");
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

  @ParameterizedTest
  @ValueSource(strings = {"completion bash", "listen --help"})
  void help_and_a_shell_that_asks_for_completion_need_no_right_file(String line)
      throws IOException {
    project("nonsense");
    Program program = program();

    assertThat(program.run(line.split(" ", -1))).isZero();
    assertThat(program.err()).isEmpty();
  }

  @Test
  @EnabledIf("isRoot")
  void what_another_user_has_written_is_not_believed() throws IOException {
    project("port = 70001");
    Files.setAttribute(project.resolve(".otpiq.properties"), "unix:uid", 4711);
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .isEqualTo(
            """
            otpiq: .otpiq.properties belongs to another user of this machine, so its settings are ignored
            Try: ls -l .otpiq.properties
            """);
  }

  /** As in a container, whose root works on somebody's checkout. */
  @Test
  @EnabledIf("isRoot")
  void the_owner_of_the_folder_is_believed() throws IOException {
    project("port = 70001");
    Files.setAttribute(project.resolve(".otpiq.properties"), "unix:uid", 4711);
    Files.setAttribute(project, "unix:uid", 4711);
    Program program = program();

    program.run("listen");

    assertThat(program.err()).startsWith("otpiq: invalid port: 70001");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_anybody_can_write_is_not_believed(boolean isProject) throws IOException {
    Path file = isProject ? project.resolve(".otpiq.properties") : userFile();
    set(file, "port", "70001");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .startsWith("otpiq: every user of this machine can write to ")
        .contains("Try: chmod o-w ");
  }

  @Test
  void a_home_that_is_the_root_opens_no_way_up() throws IOException {
    project("port = 70001");
    Files.delete(project.resolve(".git"));
    Path below = Files.createDirectory(project.resolve("below"));
    Program program = in(below).env("HOME", "/");

    program.run("listen", "--port", "0", "--timeout", "1ms", "--no-journal");

    assertThat(program.err()).doesNotContain("70001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "DIR/secret", "link"})
  void a_project_names_no_file_outside_of_it(String file) throws IOException {
    Path secret = Files.writeString(dir.resolve("secret"), "of another project, not of this");
    Files.createSymbolicLink(project.resolve("link"), secret);
    project("secret-file = " + file.replace("DIR", dir.toString()));
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .isEqualTo(
            """
            otpiq: .otpiq.properties:1: a project may not name a file outside of its directory: secret-file
            Try: OTPIQ_SECRET_FILE in the environment, or your own settings file; `otpiq config` shows its path
            """);
  }

  @Test
  void a_pipe_is_no_file_of_settings() throws Exception {
    new ProcessBuilder("mkfifo", userFile().toString()).start().waitFor();
    Program program = program();

    assertThat(program.run("listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err()).contains("config.properties cannot be read");
  }

  @Test
  void a_home_that_java_cannot_open_is_told() {
    Program program = program().env("OTPIQ_CONFIG_DIR", "/home/\0");

    assertThat(program.run("listen")).isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err())
        .isEqualTo(
            """
            otpiq: OTPIQ_CONFIG_DIR names a directory that Java cannot open in this locale
            Try: LC_ALL=C.UTF-8
            """);
  }

  static boolean isRoot() throws IOException {
    return Files.exists(Path.of("/proc/self"))
        && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
