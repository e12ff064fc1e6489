package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A runner of GitHub's as the step of {@code action.yml} sees it, without an otpiq; for gh stands a
 * script that hands out the bundle and its checksum.
 */
final class ActionRunner {
  static final String TOKEN = "the-token-of-the-runner";

  private static final List<String> INPUTS = List.of("URL", "EXEC", "ARGUMENTS", "VERSION");

  private final Path dir;
  private final Shell shell;
  private final Path action;

  ActionRunner(Path dir) throws IOException {
    this.dir = dir;
    shell = new Shell(dir);
    action = dir.resolve("_actions/some/otpiq/main");
    Files.createDirectories(action.getParent());
    Files.createSymbolicLink(action, Shell.PROJECT);
    Files.createDirectories(dir.resolve("temp"));
    for (String file : List.of("env", "output", "path")) {
      Files.createFile(dir.resolve(file));
    }
    INPUTS.forEach(name -> input(name, ""));
    input("OUTPUT", "github");
    program(
        "gh",
        """
        #!/bin/sh
        [ "$GH_TOKEN" = %s ] || exit 4
        echo "$@" >>asked
        while [ "$1" != --dir ]; do shift; done
        cp '%s'/target/dist/*.tgz "$2" && cd "$2" && sha256sum *.tgz >checksums_sha256.txt
        """
            .formatted(TOKEN, Shell.PROJECT));
  }

  ActionRunner input(String name, String value) {
    shell.env("INPUT_" + name, value);
    return this;
  }

  /** Puts a script on the PATH, before all else. */
  ActionRunner program(String name, String script) throws IOException {
    Path file = Files.createDirectories(dir.resolve("programs")).resolve(name);
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return this;
  }

  /** A receiver in the folder app, for {@code node app/server.mjs}. */
  ActionRunner receiver() {
    Shell.Result written = new Shell(dir).run("./otpiq receiver node --into app");
    assertThat(written.exit()).as(written.text()).isZero();
    return this;
  }

  /** The files of the action are those of this version. */
  ActionRunner version(String version) throws IOException {
    Files.delete(action);
    Files.createDirectory(action);
    Files.writeString(action.resolve("pom.xml"), "  <version>" + version + "</version>\n");
    return this;
  }

  /** Runs the step. */
  Shell.Result run(String command) {
    return input("COMMAND", command)
        .shell
        .env("GITHUB_ACTION_PATH", action.toString())
        .env("GITHUB_REPOSITORY", "a/user")
        .env("GH_TOKEN", TOKEN)
        .env("RUNNER_OS", "Linux")
        .env("RUNNER_ARCH", "X64")
        .run(
            "export RUNNER_TEMP=$PWD/temp GITHUB_ENV=$PWD/env GITHUB_OUTPUT=$PWD/output"
                + " GITHUB_PATH=$PWD/path PATH=\"$PWD/programs:/usr/bin:/bin\"; exec '"
                + Shell.PROJECT
                + "'/src/dist/action/run");
  }
}
