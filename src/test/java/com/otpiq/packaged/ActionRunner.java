package com.otpiq.packaged;

import static com.otpiq.packaged.YamlFile.map;
import static com.otpiq.packaged.YamlFile.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the steps of {@code action.yml} as a runner of GitHub's does, on a machine without an otpiq;
 * for gh stands a script that hands out the bundle and knows what was attested.
 */
final class ActionRunner {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([a-z.-]+) }}");

  private final Path dir;
  private final Path action;
  private final Map<String, String> values = new HashMap<>();

  /** A machine of its own, in a directory; the action is that of the project. */
  ActionRunner(Path dir) throws IOException {
    this.dir = dir;
    action = dir.resolve("_actions/some/otpiq/main");
    Files.createDirectories(action.getParent());
    Files.createSymbolicLink(action, Shell.PROJECT);
    Files.createDirectories(dir.resolve("temp"));
    for (String file : List.of("env", "path")) {
      Files.createFile(dir.resolve(file));
    }
    values.put("github.token", UUID.randomUUID().toString());
    Files.writeString(dir.resolve("token"), token());
    map(YamlFile.read("action.yml"), "inputs")
        .forEach((name, input) -> input(name, text(map(input), "default")));
    program(
        "gh",
        """
        #!/bin/sh
        [ "$GH_TOKEN" = "$(cat token)" ] || exit 4
        echo "$@" >>asked
        bundle=$(echo '%s'/target/dist/*.tgz)
        if [ "$1" = attestation ]; then exec cmp "$3" "$bundle"; fi
        while [ "$1" != --dir ]; do shift; done
        cp "$bundle" "$2"
        if [ -e tampered ]; then echo >>"$2/${bundle##*/}"; fi
        """
            .formatted(Shell.PROJECT));
  }

  /** The token of the job, which is in the file {@code token} as well. */
  String token() {
    return values.getOrDefault("github.token", "");
  }

  ActionRunner input(String name, String value) {
    values.put("inputs." + name, value);
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
    Shell.Result written = new Shell(dir).withNodeModules().run("./otpiq receiver node --into app");
    assertThat(written.exit()).as(written.text()).isZero();
    return this;
  }

  /** The files of the action are those of this version. */
  ActionRunner version(String version) throws IOException {
    Files.delete(action);
    Files.createDirectory(action);
    Files.createSymbolicLink(action.resolve("src"), Shell.PROJECT.resolve("src"));
    Files.writeString(action.resolve("pom.xml"), "  <version>" + version + "</version>\n");
    return this;
  }

  /** Runs the steps, until one fails. */
  Shell.Result run(String command) throws IOException {
    input("command", command);
    var printed = new StringBuilder();
    for (Map<String, Object> step : steps()) {
      if (isWanted(text(step, "if"))) {
        Shell.Result result = run(step);
        printed.append(result.text());
        if (result.exit() != 0) {
          return new Shell.Result(printed.toString(), result.exit());
        }
      }
    }
    return new Shell.Result(printed.toString(), 0);
  }

  /** What the action puts out. */
  String output(String name) throws IOException {
    return evaluate(text(map(map(YamlFile.read("action.yml"), "outputs"), name), "value"));
  }

  private Shell.Result run(Map<String, Object> step) throws IOException {
    assertThat(step).containsEntry("shell", "bash");
    Path script = Files.writeString(dir.resolve("temp/step.sh"), text(step, "run"));
    Path output = Files.writeString(dir.resolve("temp/output"), "");
    Shell shell = new Shell(dir);
    map(step, "env").forEach((name, value) -> shell.env(name, evaluate(value.toString())));
    Shell.Result result =
        shell
            .env("GITHUB_ACTION_PATH", action.toString())
            .env("GITHUB_REPOSITORY", "a/user")
            .env("GITHUB_ENV", dir.resolve("env").toString())
            .env("GITHUB_OUTPUT", output.toString())
            .env("GITHUB_PATH", dir.resolve("path").toString())
            .env("RUNNER_TEMP", dir.resolve("temp").toString())
            .env("RUNNER_OS", "Linux")
            .env("RUNNER_ARCH", "X64")
            .env("PATH", path())
            .run("exec bash --noprofile --norc -eo pipefail '" + script + "'");
    try (Stream<String> lines = Files.lines(output)) {
      lines
          .map(line -> line.split("=", 2))
          .forEach(
              line -> values.put("steps." + text(step, "id") + ".outputs." + line[0], line[1]));
    }
    return result;
  }

  private static List<Map<String, Object>> steps() throws IOException {
    Object steps = map(YamlFile.read("action.yml"), "runs").getOrDefault("steps", List.of());
    return ((List<?>) steps).stream().map(YamlFile::map).toList();
  }

  private String path() throws IOException {
    var path = new StringBuilder(dir.resolve("programs") + ":/usr/bin:/bin");
    Files.readAllLines(dir.resolve("path")).forEach(folder -> path.insert(0, folder + ":"));
    return path.toString();
  }

  /** Whether a step is run: a condition is that a value is a text. */
  private boolean isWanted(String condition) {
    String[] sides = condition.split(" == ", 2);
    return sides.length < 2 || sides[1].equals("'" + values.get(sides[0]) + "'");
  }

  private String evaluate(String text) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }
}
