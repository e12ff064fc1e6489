package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of {@code action.yml}, on a runner that is played. */
@Requires({"node", "npm:better-sqlite3", "pgrep"})
class ActionIT {
  private static final String SHOW = "#!/bin/sh\nprintf '<%s>' \"$@\"\nenv\n";

  private @TempDir Path dir;

  @Test
  void check_brings_the_release_that_the_action_is_of_and_judges_an_application()
      throws IOException {
    Shell.Result result =
        runner()
            .receiver()
            .input("url", url())
            .input("exec", "node app/server.mjs")
            .input("arguments", "--report\njunit=with space.xml\n")
            .run("check");

    assertThat(result.text()).contains("nothing wrong");
    assertThat(result.exit()).isZero();
    assertThat(dir.resolve("asked"))
        .content()
        .matches(
            "release download --repo some/otpiq --dir \\S+ --pattern \\S+ -- (v\\d+\\.\\d+\\.\\d+)\n"
                + "attestation verify \\S+ --repo some/otpiq"
                + " --signer-workflow some/otpiq/.github/workflows/release.yml"
                + " --source-ref refs/tags/\\1"
                + " --deny-self-hosted-runners\n");
    assertThat(dir.resolve("path")).hasContent(dir.resolve("temp/otpiq/bin").toString());
    assertThat(dir.resolve("with space.xml")).content().contains("failures=\"0\"");
  }

  @Test
  void check_annotates_and_fails_where_something_is_wrong() throws IOException {
    ActionRunner runner = runner().receiver();
    new Shell(dir).run("sed -i.bak 's/401/200/' app/otpiq/*.mjs");

    Shell.Result result =
        runner
            .input("url", url())
            .input("exec", "node app/server.mjs")
            .input("arguments", "--only\nsecret-*")
            .run("check");
    assertThat(result.text()).contains("::error");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void an_otpiq_that_is_there_already_gets_words_as_they_are_and_no_token() throws IOException {
    ActionRunner runner = runner().program("otpiq", SHOW).input("exec", "-a b");

    assertThat(runner.input("url", "--help").input("arguments", "--wait\n60s").run("check").text())
        .contains("<check><--exec=-a b><--output=github><--wait><60s><--><--help>")
        .doesNotContain(runner.token(), "INPUT_");
    assertThat(runner.run("sandbox").text())
        .contains("<sandbox><--exec=-a b>")
        .doesNotContain(runner.token(), "INPUT_");
  }

  @Test
  void an_address_that_looks_like_an_option_is_none() throws IOException {
    Shell.Result result = runner().input("url", "--help").run("check");

    assertThat(result.text()).contains("otpiq: ").doesNotContain("Usage:");
    assertThat(result.exit()).isEqualTo(2);
  }

  @Test
  void what_is_not_a_release_yet_takes_the_latest_and_a_release_can_be_named() throws IOException {
    ActionRunner runner = runner().version("1.2.3-SNAPSHOT").input("url", "");
    runner.run("check");
    assertThat(dir.resolve("asked"))
        .content()
        .matches(
            "(?s)release download \\S.* --\nattestation verify .* refs/tags/v\\d+\\.\\d+\\.\\d+ .*");

    Files.writeString(dir.resolve("path"), "");
    runner.input("version", "v9.9.9").run("check");
    assertThat(dir.resolve("asked")).content().contains(" -- v9.9.9\n", " refs/tags/v9.9.9 ");
  }

  @Test
  void what_was_not_released_is_not_run() throws IOException {
    Files.createFile(dir.resolve("tampered"));
    Shell.Result result = runner().input("url", url()).run("check");

    assertThat(result.text()).contains("is not what the release workflow built", "Try: ");
    assertThat(result.exit()).isEqualTo(6);
    assertThat(dir.resolve("temp/otpiq")).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "exit 1, there is no release v",
    "test \"$1\" = release && touch \"$6/otpiq-1.2.3-linux-x64.tgz\", is not what the release",
  })
  void an_otpiq_that_cannot_be_fetched_ends_with_6(String gh, String reason) throws IOException {
    Shell.Result result =
        runner().program("gh", "#!/bin/sh\n" + gh + "\n").input("url", url()).run("check");

    assertThat(result.text()).contains("otpiq: ", reason, "Try: ");
    assertThat(result.exit()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seed\n1", "-q", "-o\njson"})
  void a_sandbox_stays_for_the_steps_that_follow(String shown) throws IOException {
    ActionRunner runner = runner().input("arguments", "--port\n0\n" + shown);
    Shell.Result result = runner.run("sandbox");
    assertThat(result.exit()).as(result.text()).isZero();

    try {
      assertThat(runner.output("base-url")).matches("http://127.0.0.1:\\d+/api");
      Shell.Result info = new Shell(dir).run("set -a; . ./env; exec ./otpiq info");
      assertThat(info.text()).contains("Sandbox", "100,000 IQD");
    } finally {
      new Shell(dir).run("kill $(pgrep -f \"$PWD/temp/otpiq/.*otpiq.jar .* sandbox\")");
    }
  }

  /** On Linux, a process can read the environment of every other process of its user. */
  @ParameterizedTest
  @ValueSource(strings = {"check", "sandbox"})
  void an_application_finds_the_token_in_no_process(String command) throws IOException {
    ActionRunner runner = runner().receiver();
    Files.writeString(dir.resolve("wanted"), "GITHUB_ACTION_PATH=\n" + runner.token() + "\n");
    String look =
        "grep -shaoFf wanted /proc/[0-9]*/environ /proc/[0-9]*/cmdline | sort -u >found; ";

    Shell.Result result =
        runner
            .input("url", url())
            .input("arguments", command.equals("check") ? "--only\nanswers" : "--port\n0")
            .input("exec", look + (command.equals("check") ? "exec node app/server.mjs" : "true"))
            .run(command);
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(dir.resolve("found")).hasContent("GITHUB_ACTION_PATH=\n");
  }

  @Test
  void a_sandbox_that_cannot_begin_says_why() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Shell.Result result =
          runner()
              .input("arguments", "--host\n127.0.0.1\n--port\n" + taken.getLocalPort())
              .run("sandbox");

      assertThat(result.text()).contains("is in use", "Try: --port 0");
      assertThat(result.exit()).isEqualTo(6);
    }
  }

  @Test
  void a_sandbox_is_not_awaited_for_ever() throws IOException {
    Shell.Result result =
        runner()
            .program("sleep", "#!/bin/sh\n")
            .program("otpiq", "#!/bin/sh\necho 'not yet'\nexec /bin/sleep 100\n")
            .run("sandbox");

    assertThat(result.text()).contains("not yet", "has not begun within 30 s", "Try: ");
    assertThat(result.exit()).isEqualTo(6);
  }

  @Test
  void a_sandbox_runs_a_test_suite_and_ends_as_it_does() throws IOException {
    Shell.Result result =
        runner().input("exec", "otpiq info; exit 9").input("arguments", "--port\n0").run("sandbox");

    assertThat(result.text()).contains("Sandbox");
    assertThat(result.exit()).isEqualTo(9);
  }

  @Test
  void says_what_it_needs() throws IOException {
    ActionRunner runner = runner();

    assertThat(runner.run("check").text()).contains("Try: 'url: http");
    assertThat(runner.run("chekc").exit()).isEqualTo(2);
  }

  private ActionRunner runner() throws IOException {
    return new ActionRunner(dir);
  }

  private static String url() throws IOException {
    return "http://127.0.0.1:" + Ports.free() + "/webhooks/otpiq";
  }
}
