package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher and the jar, as processes. */
class LauncherIT {
  private static final String FAILED =
      "{\"smsId\":\"a\",\"deliveryReportType\":\"all\",\"isFinal\":true,"
          + "\"channel\":\"sms\",\"status\":\"failed\",\"reason\":\"نامە\u200cکە ڕەت کرا\"}";

  private @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "with space", "مجلد عربي"})
  void starts_from_any_folder_through_a_link(String name) throws IOException {
    Path folder = Files.createDirectory(dir.resolve(name));
    Files.writeString(folder.resolve("رسالة.json"), FAILED);

    Shell.Result result = new Shell(folder).run("./otpiq validate رسالة.json");
    assertThat(result.text())
        .contains("رسالة.json\u200e:1  sms failed, final")
        .contains("no findings");
    assertThat(result.exit()).isZero();
  }

  @Test
  void says_what_is_missing_where_there_is_no_java() throws IOException {
    String script =
        Files.readString(Shell.PROJECT.resolve("otpiq")).replace("needed=25", "needed=999");
    Files.writeString(dir.resolve("script"), script);

    Shell.Result result = new Shell(dir).run("sh ./script --version");
    assertThat(result.text())
        .contains("needs Java 999 or newer")
        .contains("Try: install a JDK 999");
    assertThat(result.exit()).isEqualTo(70);
  }

  @Test
  void finds_a_java_that_is_new_enough_behind_an_old_one_on_the_path() throws IOException {
    Path old = Files.createDirectories(dir.resolve("old/bin"));
    Files.writeString(dir.resolve("old/release"), "JAVA_VERSION=\"17.0.1\"\n");
    Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 99\n");
    assertThat(old.resolve("java").toFile().setExecutable(true)).isTrue();
    Path others = Files.createDirectories(dir.resolve("home/.jdks"));
    Files.createSymbolicLink(others.resolve("new"), Path.of(System.getProperty("java.home")));

    Shell.Result result =
        new Shell(dir)
            .run("unset JAVA_HOME; HOME=$PWD/home PATH=$PWD/old/bin:$PATH exec ./otpiq --version");
    assertThat(result.text()).startsWith("otpiq ");
    assertThat(result.exit()).isZero();
  }

  @Requires("older-java")
  @Test
  void an_old_java_is_told_what_to_do() {
    String find =
        "grep -lsE '^JAVA_VERSION=\"(1\\.8|11|17|21)' /usr/lib/jvm/*/release | sed 's/release$//' | head -1";
    String old = new Shell(dir).run(find).text().strip();

    Shell.Result result =
        new Shell(dir)
            .run(
                old
                    + "bin/java -jar '"
                    + Shell.PROJECT.resolve("target/otpiq.jar")
                    + "' --version");
    assertThat(result.text())
        .containsPattern("this is Java \\d+; otpiq needs Java 25 or newer")
        .doesNotContain("Exception");
    assertThat(result.exit()).isEqualTo(70);
  }

  @Test
  void prints_utf8_whatever_the_locale() throws IOException {
    Files.writeString(dir.resolve("a.json"), FAILED);

    for (String locale : List.of("C", "C.UTF-8")) {
      Shell.Result result =
          new Shell(dir)
              .env("LC_ALL", locale)
              .run(
                  "./otpiq listen --port 0 --timeout 10ms -q; ./otpiq trigger failed-kurdish --print");
      assertThat(result.text()).contains("نامە\u200cکەی").doesNotContain("?");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'exec ./otpiq listen --port 0', INT, 0",
    "'exec ./otpiq listen --port 0', TERM, 0",
    "'exec ./otpiq listen --port 0 --count 1', INT, 130",
    "'exec ./otpiq listen --port 0 --count 1', TERM, 143"
  })
  void a_signal_ends_it_with_a_summary(String script, String signal, int exit) {
    Shell.Result result = new Shell(dir).start(script).await("deliveryReport").signal(signal).end();

    assertThat(result.text()).contains("webhooks accepted").doesNotContain("\tat ");
    assertThat(result.exit()).isEqualTo(exit);
  }

  @Test
  void a_crash_of_java_leaves_no_report_with_the_secrets_of_the_command_line() throws IOException {
    Shell.Result result =
        new Shell(dir)
            .start("exec ./otpiq listen --port 0 --secret s3cret-canary")
            .await("deliveryReport")
            .signal("SEGV")
            .end();

    assertThat(result.exit()).isEqualTo(134);
    try (Stream<Path> files = Files.walk(dir)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.matches("(hs_err|replay|core).*"));
    }
    assertThat(new Shell(dir).run("grep -r s3cret-canary .").text()).isEmpty();
  }

  @Test
  void ctrl_c_while_it_waits_to_retry_is_130() {
    Shell.Result result =
        new Shell(dir)
            .start("exec ./otpiq trigger failed-final --to http://127.0.0.1:1/ --retries 9")
            .await("next in")
            .signal("INT")
            .end();

    assertThat(result.exit()).isEqualTo(130);
    assertThat(result.text()).doesNotContain("\tat ");
  }

  @Test
  void a_rehearsal_that_nobody_reads_on_ends_silently() {
    Shell.Result result =
        new Shell(dir)
            .run(
                "set -o pipefail; ./otpiq send --sandbox --to 9647701234567 --code 1 -q | head -1");

    assertThat(result.text()).matches("sms-[0-9a-f]{24}\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void a_reader_that_goes_away_is_no_error() {
    Shell.Result result = new Shell(dir).run("set -o pipefail; ./otpiq trigger --list | head -1");

    assertThat(result.text()).isEqualTo("delivered           2 webhooks  documented\n");
    assertThat(result.exit()).isZero();
  }

  @Requires("script")
  @Test
  void only_a_terminal_gets_colour_and_only_colour() throws IOException {
    Files.writeString(dir.resolve("a.json"), FAILED.replace("sms\"", "\\u001b]0;x\\u0007\""));
    Shell shell = new Shell(dir).env("TERM", "xterm");
    String piped = shell.run("./otpiq validate a.json").text();
    String watched = shell.run("script -qec './otpiq validate a.json' /dev/null").text();
    String refused =
        shell.env("NO_COLOR", "1").run("script -qec './otpiq validate a.json' /dev/null").text();

    assertThat(piped).doesNotContain("\u001b");
    assertThat(refused.replace("\r", "")).isEqualTo(piped);
    assertThat(watched).contains("\u001b[31merror");
    assertThat(watched.replace("\r", "").replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(piped);
  }

  @Test
  void what_cannot_be_saved_is_503_and_taken_again_when_it_can() throws IOException {
    Shell shell = new Shell(dir);
    // A limit on the size of files stands for a full disk; the first webhook fits below it.
    Shell.Running listening =
        shell
            .start("ulimit -S -f 1; " + "exec ./otpiq listen --port 0 --save j.jsonl -o compact")
            .await("deliveryReport");
    String port = listening.text().replaceAll("(?s).*127\\.0\\.0\\.1:(\\d+)/.*", "$1");
    String to = " --to " + port;

    assertThat(shell.run("./otpiq trigger delivered-final" + to).exit()).isZero();
    assertThat(shell.run("./otpiq trigger failed --set reason=" + "x".repeat(900) + to).text())
        .contains("→ 503 Service Unavailable")
        .contains("could not be saved; send it again");
    assertThat(Files.readString(dir.resolve("j.jsonl")).lines()).hasSize(1);
    assertThat(shell.run("./otpiq trigger delivered-final" + to).exit()).isZero();
    assertThat(Files.readString(dir.resolve("j.jsonl"))).endsWith("}\n");
    assertThat(listening.signal("TERM").end().exit()).isEqualTo(1);
  }

  @Requires("jq")
  @Test
  void every_record_survives_jq_and_stdout_holds_nothing_else() {
    Shell shell = new Shell(dir).env("CI", "true").env("OTPIQ_WEBHOOK_SECRET", "s3cret");
    String listen =
        "./otpiq listen --port 0 --count 4 -o json 2>ready | tee records | jq --unbuffered -e .type";
    Shell.Running listening = shell.start("set -o pipefail; " + listen).await("ready");
    String to = "--to $(jq -r 'select(.type==\"listen-ready\").url' records)";
    assertThat(shell.run("./otpiq trigger duplicate " + to + " -o json | jq -e .type").exit())
        .isZero();

    Shell.Result result = listening.end();
    assertThat(result.exit()).isZero();
    assertThat(result.text().lines())
        .startsWith("\"listen-ready\"")
        .contains("\"received\"")
        .endsWith("\"listen-summary\"");
    for (String command :
        List.of(
            "validate records -o json",
            "trigger --list -o json",
            "trigger fallback --print -o json")) {
      assertThat(
              shell
                  .run(
                      "set -o pipefail; sed -i '/received/!d' records; ./otpiq "
                          + command
                          + " 2>/dev/null | jq -e .type")
                  .exit())
          .isZero();
    }
    assertThat(shell.run("cat records ready").text())
        .doesNotContain("\u001b")
        .doesNotContain("\r")
        .doesNotContain("s3cret");
  }
}
