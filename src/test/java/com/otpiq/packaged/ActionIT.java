package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The step of {@code action.yml}, on a runner that has no otpiq; for gh stands a script that hands
 * out the bundle.
 */
class ActionIT {
  private static final List<String> FILES = List.of("env", "output", "path", "asked");

  private @TempDir Path dir;

  @BeforeEach
  void makes_a_runner() throws IOException {
    Shell.needs("bash", "node", "tar");
    Files.createDirectories(dir.resolve("temp"));
    Path programs = Files.createDirectory(dir.resolve("programs"));
    Path gh = programs.resolve("gh");
    Files.writeString(
        gh, "#!/bin/sh\necho \"$@\" >>asked\ncat '" + Shell.PROJECT + "'/target/dist/*.tgz\n");
    assertThat(gh.toFile().setExecutable(true)).isTrue();
    for (String file : FILES) {
      Files.createFile(dir.resolve(file));
    }
  }

  @Test
  void check_brings_the_release_that_the_action_is_used_at_and_judges_an_application() {
    Shell.Result result =
        action(
            "check",
            Map.of(
                "INPUT_URL", "http://127.0.0.1:4721/webhooks/otpiq",
                "INPUT_EXEC", "node app/server.mjs",
                "INPUT_ARGUMENTS", "--report\njunit=with space.xml\n"),
            "'" + Shell.PROJECT + "'/otpiq receiver node --into app");

    assertThat(result.text()).contains("nothing wrong");
    assertThat(result.exit()).isZero();
    assertThat(dir.resolve("asked"))
        .hasContent(
            "release download v1.2.3 --repo some/otpiq --pattern otpiq-*-linux-x64.tgz --output -");
    assertThat(dir.resolve("path")).hasContent(dir.resolve("temp/otpiq/bin").toString());
    assertThat(dir.resolve("with space.xml")).content().contains("failures=\"0\"");
  }

  @Test
  void check_annotates_and_fails_where_something_is_wrong() {
    Shell.Result result =
        action(
            "check",
            Map.of(
                "INPUT_URL", "http://127.0.0.1:4722/webhooks/otpiq",
                "INPUT_EXEC", "node app/server.mjs",
                "INPUT_ARGUMENTS", "--only\nsecret-*"),
            "'"
                + Shell.PROJECT
                + "'/otpiq receiver node --into app;"
                + " sed -i.bak 's/401/200/' app/*.mjs");

    assertThat(result.text()).contains("::error");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void a_sandbox_stays_for_the_steps_that_follow() {
    Shell.Result result =
        action("sandbox", Map.of("INPUT_ARGUMENTS", "--port\n0\n--seed\n1"), "true");
    assertThat(result.exit()).as(result.text()).isZero();

    try {
      assertThat(dir.resolve("output")).content().matches("base-url=http://127.0.0.1:\\d+/api\n");
      Shell.Result info =
          new Shell(dir).run("set -a; . ./env; exec '" + Shell.PROJECT + "'/otpiq info");
      assertThat(info.text()).contains("Sandbox", "100,000 IQD");
    } finally {
      new Shell(dir).run("kill $(pgrep -f \"$PWD/temp/otpiq/.*otpiq.jar sandbox\")");
    }
  }

  @Test
  void a_sandbox_runs_a_test_suite_and_ends_as_it_does() {
    Shell.Result result =
        action(
            "sandbox",
            Map.of("INPUT_EXEC", "otpiq info; exit 9", "INPUT_ARGUMENTS", "--port\n0"),
            "true");

    assertThat(result.text()).contains("Sandbox");
    assertThat(result.exit()).isEqualTo(9);
  }

  @Test
  void says_what_it_needs() {
    assertThat(action("check", Map.of(), "true").text()).contains("Try: 'url: http");
    assertThat(action("chekc", Map.of(), "true").exit()).isEqualTo(2);
  }

  private Shell.Result action(String command, Map<String, String> inputs, String before) {
    Map<String, String> env = new TreeMap<>();
    for (String name : List.of("URL", "EXEC", "ARGUMENTS", "VERSION")) {
      env.put("INPUT_" + name, "");
    }
    env.putAll(inputs);
    Shell shell = new Shell(dir);
    env.forEach(shell::env);
    shell.env("INPUT_COMMAND", command).env("INPUT_OUTPUT", "github");
    shell.env("ACTION_REPOSITORY", "some/otpiq").env("ACTION_REF", "v1.2.3");
    shell.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64");
    return shell.run(
        before
            + " >&2; export RUNNER_TEMP=$PWD/temp GITHUB_ENV=$PWD/env GITHUB_OUTPUT=$PWD/output"
            + " GITHUB_PATH=$PWD/path PATH=\"$PWD/programs:/usr/bin:/bin\"; exec '"
            + Shell.PROJECT
            + "'/src/dist/action/run");
  }
}
