package com.otpiq.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The results of otpiq doctor. */
class DoctorCommandTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private @TempDir Path dir;

  @Test
  void a_machine_that_is_well_is_told_so() throws IOException {
    Program program = program();
    Files.createDirectory(
        dir.resolve("state"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

    assertThat(program.run("doctor")).isZero();
    assertThat(program.out())
        .contains("ok       version      otpiq ")
        .contains("ok       clock        ")
        .contains("ok       text         UTF-8, as otpiq writes it: C.UTF-8\n")
        .contains("ok       settings     2 set, no file; `otpiq config` shows them\n")
        .contains("ok       state        " + dir.resolve("state") + ", which only you can access\n")
        .contains("ok       proxy        requests to OTPIQ use no proxy\n")
        .doesNotContain("problem");
  }

  @Test
  void each_thing_is_a_record() {
    Program program = program().env("HTTPS_PROXY", "socks5://me:hidden@proxy.example");

    assertThat(program.run("doctor", "--json")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .contains(
            "{\"type\":\"diagnostic-result\",\"what\":\"proxy\",\"level\":\"problem\",\"text\":\"HTTPS_PROXY is not the URL of an http:// proxy, and otpiq supports no other kind\",\"fix\":\"HTTPS_PROXY=http://proxy.example:8080\"}\n")
        .contains("{\"type\":\"diagnostic-summary\",\"problems\":1,\"notes\":")
        .doesNotContain("hidden");
  }

  @Test
  void a_password_of_a_proxy_is_not_shown() {
    Program program = program().env("HTTPS_PROXY", "http://me:hidden@proxy.example:3128");

    assertThat(program.run("doctor")).isZero();
    assertThat(program.out())
        .contains("ok       proxy        requests to OTPIQ go through proxy.example:3128\n")
        .doesNotContain("hidden");
  }

  @Test
  void settings_that_cannot_be_read_are_a_problem_and_the_rest_is_looked_at() throws IOException {
    settings("lissen.port = 1");
    Program program = program();

    assertThat(program.run("doctor")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .contains(
            """
            problem  settings     .otpiq.properties:1: there is no setting lissen.port
                                  Try: listen.port = …
            """)
        .contains("ok       state ");
    assertThat(program.err()).startsWith("1 problem, ");
  }

  @Test
  void every_wrong_value_is_told() throws IOException {
    settings("listen.timeout = soon", "sandbox.credit = much");
    Program program = program();

    assertThat(program.run("doctor")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .contains(".otpiq.properties:1: listen.timeout: 'soon' is not a duration")
        .contains(".otpiq.properties:2: sandbox.credit: 'much' is ");
  }

  @ParameterizedTest
  @CsvSource({
    "OTPIQ_LISTEN_PROT, OTPIQ_LISTEN_PORT",
    "OTPIQ_SECRET, OTPIQ_WEBHOOK_SECRET",
    "OTPIQ_API_KYE, OTPIQ_API_KEY"
  })
  void a_variable_that_nothing_reads_is_noted(String name, String meant) {
    Program program = program().env(name, SECRET);

    assertThat(program.run("doctor")).isZero();
    assertThat(program.out())
        .contains(
            "note     settings     " + name + " is not a setting; did you mean " + meant + "?\n")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output = jsn | output: 'jsn' is not one of pretty, compact, json",
        "port = 70000 | invalid port: 70000",
        "secret-file = /etc/hostname | a project may not name a file outside of its directory",
        "secret-file = none | the secret file none cannot be read: there is no such file",
        "port = x | port: 'x' is not a whole number"
      })
  void a_fault_of_a_setting_is_one_problem(String line, String text) throws IOException {
    settings(line);
    Program program = program();

    assertThat(program.run("doctor")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out().lines().filter(each -> each.startsWith("problem ")))
        .filteredOn(each -> !each.contains("is in use"))
        .singleElement()
        .asString()
        .contains(text);
  }

  @Test
  void variables_of_others_are_left_alone() {
    Program program = program().env("OTPIQ_NODE_MODULES", "/n").env("OTPIQ_REPOSITORY", "r");

    program.run("doctor");

    assertThat(program.out()).doesNotContain("is not a setting");
  }

  @Test
  void secrets_are_looked_at_and_not_shown() throws IOException {
    Files.writeString(dir.resolve("open"), SECRET);
    settings("secret-file = open", "check.old-secret-file = not-there");
    Program program = program().env("OTPIQ_API_KEY", "sk_live_" + SECRET);

    assertThat(program.run("doctor")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .contains(
            """
            note     secret       other users of this machine can read open
                                  Try: chmod 600 open
            """)
        .contains("problem  secret       the secret file not-there cannot be read")
        .contains("ok       API key      in OTPIQ_API_KEY [hidden]\n")
        .doesNotContain(SECRET);
  }

  @Test
  void a_key_that_is_none_of_otpiq_s_is_noted_and_an_impossible_secret_a_problem() {
    Program program =
        program().env("OTPIQ_API_KEY", "strange").env("OTPIQ_WEBHOOK_SECRET", "two words");

    assertThat(program.run("doctor")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .contains("note     API key      the key in OTPIQ_API_KEY starts with neither sk_live_")
        .contains("problem  secret       the secret in OTPIQ_WEBHOOK_SECRET ")
        .doesNotContain("strange", "two words");
  }

  @Test
  void a_taken_port_is_noted_and_a_target_that_listens_is_found() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings("listen.port = " + taken.getLocalPort(), "to = " + taken.getLocalPort() + "/hook");
      Program program = program().env("OTPIQ_CHECK_STATE_URL", "https://a.example/{smsId}");

      assertThat(program.run("doctor")).isZero();
      assertThat(program.out())
          .contains(
              "note     port         127.0.0.1:%d, of `otpiq listen`, is in use"
                  .formatted(taken.getLocalPort()))
          .contains("ok       target       a server listens at 127.0.0.1:" + taken.getLocalPort())
          .contains(
              "ok       target       a.example (check.state-url, OTPIQ_CHECK_STATE_URL) is another machine, so it was not contacted\n");
    }
  }

  @Test
  void a_port_that_there_is_none_of_is_a_problem() throws IOException {
    settings("listen.port = 70001");
    Program program = program();

    assertThat(program.run("doctor")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out()).contains("problem  port         invalid port: 70001\n");
  }

  @Test
  void its_own_settings_may_be_wrong() throws IOException {
    settings("output = xml");
    Program program = program();

    assertThat(program.run("doctor")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .contains("problem  settings     .otpiq.properties:1: output: 'xml' is not one of")
        .contains("ok       clock ");
  }

  @Test
  void a_file_that_every_user_can_write_is_a_problem() throws IOException {
    settings("listen.port = 4300");
    Files.setPosixFilePermissions(
        dir.resolve(".otpiq.properties"), PosixFilePermissions.fromString("rw-rw-rw-"));
    Program program = program();

    assertThat(program.run("doctor")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .contains(
            "problem  settings     every user of this machine can write to .otpiq.properties");
  }

  @Test
  void a_target_without_a_server_is_a_problem() throws IOException {
    settings("listen.forward-to = 1/hook");
    Program program = program();

    assertThat(program.run("doctor")).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .contains(
            "problem  target       no server listens at 127.0.0.1:1 (listen.forward-to, .otpiq.properties:1)\n");
  }

  private Program program() {
    return new Program(dir)
        .env("LC_ALL", "C.UTF-8")
        .env("OTPIQ_CONFIG_DIR", dir.resolve("user").toString())
        .env("OTPIQ_STATE_DIR", dir.resolve("state").toString());
  }

  private void settings(String... lines) throws IOException {
    Files.writeString(dir.resolve(".otpiq.properties"), String.join("\n", lines));
  }
}
