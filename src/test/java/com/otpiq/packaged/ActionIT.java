package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step of {@code action.yml}, on a runner that is played. */
@Requires({"node", "pgrep"})
class ActionIT {
  private static final String SHOW = "#!/bin/sh\nprintf '<%s>' \"$@\"\nenv\n";
  private static final String FALSE_RELEASE =
      """
      #!/bin/sh
      while [ "$1" != --dir ]; do shift; done
      cd "$2" && echo something >otpiq-1.2.3-linux-x64.tgz
      echo something else | sha256sum | sed 's/-$/otpiq-1.2.3-linux-x64.tgz/' >checksums_sha256.txt
      """;

  private @TempDir Path dir;

  @Test
  void check_brings_the_release_that_the_action_is_of_and_judges_an_application()
      throws IOException {
    Shell.Result result =
        runner()
            .receiver()
            .input("URL", url())
            .input("EXEC", "env >seen; node app/server.mjs")
            .input("ARGUMENTS", "--report\njunit=with space.xml\n")
            .run("check");

    assertThat(result.text()).contains("nothing wrong");
    assertThat(result.exit()).isZero();
    assertThat(dir.resolve("asked"))
        .content()
        .matches(
            "release download v\\d+\\.\\d+\\.\\d+ --repo some/otpiq --dir \\S+ --pattern .*\n");
    assertThat(dir.resolve("path")).hasContent(dir.resolve("temp/otpiq/bin").toString());
    assertThat(dir.resolve("with space.xml")).content().contains("failures=\"0\"");
    assertThat(dir.resolve("seen")).content().doesNotContain(ActionRunner.TOKEN, "INPUT_");
  }

  @Test
  void check_annotates_and_fails_where_something_is_wrong() throws IOException {
    ActionRunner runner = runner().receiver();
    new Shell(dir).run("sed -i.bak 's/401/200/' app/*.mjs");

    Shell.Result result =
        runner
            .input("URL", url())
            .input("EXEC", "node app/server.mjs")
            .input("ARGUMENTS", "--only\nsecret-*")
            .run("check");
    assertThat(result.text()).contains("::error");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void an_otpiq_that_is_there_already_gets_words_as_they_are_and_no_token() throws IOException {
    ActionRunner runner = runner().program("otpiq", SHOW).input("EXEC", "-a b");

    assertThat(runner.input("URL", "--help").input("ARGUMENTS", "--wait\n60s").run("check").text())
        .contains("<check><--exec=-a b><--output=github><--wait><60s><--><--help>")
        .doesNotContain(ActionRunner.TOKEN, "INPUT_");
    assertThat(runner.run("sandbox").text())
        .contains("<sandbox><--exec=-a b>")
        .doesNotContain(ActionRunner.TOKEN, "INPUT_");
  }

  @Test
  void an_address_that_looks_like_an_option_is_none() throws IOException {
    Shell.Result result = runner().input("URL", "--help").run("check");

    assertThat(result.text()).contains("otpiq: ").doesNotContain("Usage:");
    assertThat(result.exit()).isEqualTo(2);
  }

  @Test
  void what_is_not_a_release_yet_takes_the_latest_and_a_release_can_be_named() throws IOException {
    ActionRunner runner = runner().version("1.2.3-SNAPSHOT").input("URL", "");
    runner.run("check");
    assertThat(dir.resolve("asked")).content().startsWith("release download --repo some/otpiq");

    runner.input("VERSION", "v9.9.9").run("check");
    assertThat(dir.resolve("asked")).content().contains("release download v9.9.9 ");
  }

  @Test
  void what_was_not_released_is_not_run() throws IOException {
    Shell.Result result = runner().program("gh", FALSE_RELEASE).input("URL", url()).run("check");

    assertThat(result.text()).contains("is not what was released", "Try: ");
    assertThat(result.exit()).isEqualTo(6);
    assertThat(dir.resolve("temp/otpiq")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seed\n1", "-q", "-o\njson"})
  void a_sandbox_stays_for_the_steps_that_follow(String shown) throws IOException {
    Shell.Result result = runner().input("ARGUMENTS", "--port\n0\n" + shown).run("sandbox");
    assertThat(result.exit()).as(result.text()).isZero();

    try {
      assertThat(dir.resolve("output")).content().matches("base-url=http://127.0.0.1:\\d+/api\n");
      Shell.Result info = new Shell(dir).run("set -a; . ./env; exec ./otpiq info");
      assertThat(info.text()).contains("Sandbox", "100,000 IQD");
    } finally {
      new Shell(dir).run("kill $(pgrep -f \"$PWD/temp/otpiq/.*otpiq.jar .* sandbox\")");
    }
  }

  @Test
  void a_sandbox_that_cannot_begin_says_why() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Shell.Result result =
          runner().input("ARGUMENTS", "--port\n" + taken.getLocalPort()).run("sandbox");

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
        runner().input("EXEC", "otpiq info; exit 9").input("ARGUMENTS", "--port\n0").run("sandbox");

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
