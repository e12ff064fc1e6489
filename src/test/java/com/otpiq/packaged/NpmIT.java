package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The npm packages of {@code src/dist/npm/pack.mjs}, installed without a network by a user with
 * Node and without Java.
 */
@Requires({"node", "npm"})
class NpmIT {
  private static final List<String> PROGRAMS =
      List.of("sh", "readlink", "cat", "wc", "chmod", "env", "node", "npm", "npx");
  private static final String INSTALL =
      "npm install --offline --no-audit --no-fund --no-update-notifier --silent ";
  private static final String LARGE = "otpiq-cli-linux-x64";

  private static @TempDir Path shared;

  private static Path project = shared;
  private static String small = "";

  private @TempDir Path dir;

  @BeforeAll
  static void packs_and_installs() throws IOException {
    Shell.Result packed =
        new Shell(shared).run("cd '" + Shell.PROJECT + "' && src/dist/npm/pack.mjs");
    assertThat(packed.exit()).as(packed.text()).isZero();

    Path programs = Files.createDirectory(shared.resolve("programs"));
    for (String program : PROGRAMS) {
      String place = new Shell(shared).run("command -v " + program).text().strip();
      Files.createSymbolicLink(programs.resolve(program), Path.of(place));
    }
    Files.createDirectory(shared.resolve("home"));

    List<String> tarballs = packed.text().lines().toList();
    assertThat(tarballs).hasSize(2).allMatch(name -> name.endsWith(".tgz"));
    small = "'" + Shell.PROJECT.resolve("target/npm").resolve(tarballs.getFirst()) + "'";
    String large = "'" + Shell.PROJECT.resolve("target/npm").resolve(tarballs.getLast()) + "'";
    project = Files.createDirectory(shared.resolve("مشروع with space"));
    Shell.Result installed = run(project, INSTALL + small + " " + large);
    assertThat(installed.exit()).as(installed.text()).isZero();
  }

  @BeforeEach
  void has_no_java() {
    assertThat(run(project, "command -v java").exit()).isNotZero();
  }

  @Test
  void both_names_run_it() {
    assertThat(npx("otpiq --version").text()).matches("otpiq \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(npx("otpiq-cli --version").text()).isEqualTo(npx("otpiq --version").text());
  }

  @Test
  void plays_the_whole_life_of_a_message() {
    Shell.Result result = npx("otpiq-cli send --sandbox --to 9647701234567 --code 123456");

    assertThat(result.text())
        .contains("#1  sms sent", "#2  sms delivered, final")
        .contains("2 webhooks accepted, 0 refused: no findings");
    assertThat(result.exit()).isZero();
  }

  @Test
  void passes_on_arguments_input_and_exit_codes() {
    assertThat(npx("otpiq validate 'a \"b\" &c %PATH% $d رسالة.json'"))
        .isEqualTo(
            new Shell.Result(
                "otpiq: a \"b\" &c %PATH% $d رسالة.json cannot be read: there is no such file\n",
                3));
    assertThat(npx("otpiq trigger deliverd").exit()).isEqualTo(2);
    Shell.Result piped = run(project, "echo '{' | npx otpiq validate -");
    assertThat(piped.text()).contains("otpiq: -:1:2:");
    assertThat(piped.exit()).isEqualTo(3);
  }

  @Test
  void is_started_from_its_caches_though_npm_changes_the_time_of_the_jar() {
    Shell.Result result =
        run(
            project,
            "OTPIQ_JAVA_OPTIONS=-Xlog:class+load:file=classes.txt npx otpiq trigger --list && "
                + "cat classes.txt");

    assertThat(result.text().lines())
        .anyMatch(line -> line.contains("com.otpiq.") && line.contains("shared objects file"));
  }

  @Test
  void sigterm_ends_the_listener_and_what_started_it() {
    for (String command : List.of("node_modules/.bin/otpiq", "npx otpiq")) {
      Shell.Result result =
          start("exec " + command + " listen --port 0 --count 1")
              .await("deliveryReport")
              .signal("TERM")
              .end();

      assertThat(result.text()).as(command).contains("0 webhooks accepted");
      assertThat(result.exit()).as(command).isEqualTo(143);
    }
  }

  @Requires("script")
  @Test
  void a_terminal_is_one_to_it() throws IOException {
    Files.writeString(dir.resolve("wrong.json"), "{\"smsId\": 1}");
    String otpiq = "'" + project.resolve("node_modules/.bin/otpiq") + "'";
    Files.writeString(dir.resolve("seen"), otpiq + " validate wrong.json");
    Shell shell = new Shell(dir).env("TERM", "xterm");

    assertThat(shell.run("script -qec 'sh seen' /dev/null").text()).contains("\u001b[31merror");
    assertThat(shell.run("sh seen").text()).contains("error").doesNotContain("\u001b");
  }

  @Test
  void says_what_to_do_where_npm_left_the_program_out() {
    Shell.Result installed = run(dir, INSTALL + small);
    assertThat(installed.exit()).as(installed.text()).isZero();

    Shell.Result result = run(dir, "npx otpiq --version");
    assertThat(result.text())
        .contains("otpiq: npm has not installed " + LARGE)
        .contains("Try: npm install --include=optional otpiq-cli");
    assertThat(result.exit()).isEqualTo(70);
  }

  @Test
  void runs_no_script_when_it_is_installed_and_brings_every_licence() {
    Path modules = project.resolve("node_modules");

    for (String name : List.of("otpiq-cli", LARGE)) {
      assertThat(modules.resolve(name).resolve("package.json")).content().doesNotContain("scripts");
      assertThat(modules.resolve(name).resolve("LICENSE")).isNotEmptyFile();
    }
    assertThat(modules.resolve(LARGE).resolve("runtime/legal/jdk.net/LICENSE")).isNotEmptyFile();
  }

  /** What Windows gets, run here but for the name of the program; cmd.exe has no part in it. */
  @Test
  void the_command_for_windows_starts_java_itself() throws IOException {
    Files.writeString(
        dir.resolve("windows.js"),
        """
        const path = require('node:path');
        const { spawnSync } = require('node:child_process');
        const cli = path.join(process.argv[2], 'node_modules', 'otpiq-cli');
        const bundle = path.join(cli, '..', '%s');
        const env = { ...process.env, JAVA_TOOL_OPTIONS: '-Da=b' };
        const args = ['validate', 'a & %%PATH%% "q" ^ رسالة'];
        const { file, ...rest } = require(path.join(cli, 'start.js')).command('win32', bundle, args, env);
        spawnSync(file.replace(/\\.exe$/, ''), rest.args, { env: rest.env, stdio: 'inherit' });
        console.log(rest.env.OTPIQ_KEPT_JAVA_TOOL_OPTIONS);
        """
            .formatted(LARGE));

    assertThat(run(dir, "LC_ALL=C.UTF-8 node windows.js '" + project + "'").text())
        .isEqualTo(
            "otpiq: a & %PATH% \"q\" ^ رسالة cannot be read: there is no such file\n-Da=b\n");
  }

  @Test
  void the_command_for_windows_takes_the_cache_that_the_other_launchers_take() {
    for (String longOnes : List.of("listen", "sandbox", "check", "send --to 1 --sandbox")) {
      assertThat(windowsCache(longOnes)).as(longOnes).contains("long.aot");
    }
    for (String shortOnes : List.of("send --to 1", "validate --sandbox", "trigger", "")) {
      assertThat(windowsCache(shortOnes)).as(shortOnes).contains("short.aot");
    }
  }

  @Test
  void the_command_for_windows_takes_no_cache_of_another_jar() {
    Shell.Result cache =
        run(
            dir,
            "mkdir lib; echo 1 >lib/cached; touch lib/otpiq.jar; node -p 'require(\""
                + project.resolve("node_modules/otpiq-cli/start.js")
                + "\").command(\"win32\", \".\", [\"listen\"], {}).args.join()'");

    assertThat(cache.text()).contains("none.aot");
  }

  @Test
  void without_a_bundle_says_how_to_make_one() throws IOException {
    Path copy = Files.createDirectories(dir.resolve("src/dist/npm")).resolve("pack.mjs");
    Files.copy(Shell.PROJECT.resolve("src/dist/npm/pack.mjs"), copy);

    assertThat(run(dir, "node src/dist/npm/pack.mjs"))
        .isEqualTo(
            new Shell.Result(
                "pack.mjs: there is no bundle in target/dist\nTry: mvn -Pdist verify\n", 1));
  }

  private static String windowsCache(String words) {
    return run(
            project,
            "node -p 'require(\"./node_modules/otpiq-cli/start.js\")"
                + ".command(\"win32\", \"./node_modules/"
                + LARGE
                + "\", process.argv.slice(1), {}).args.join()' -- "
                + words)
        .text();
  }

  private static Shell.Result npx(String command) {
    return run(project, "npx " + command);
  }

  /** Runs a script with nothing but the few programs and an empty home. */
  private static Shell.Result run(Path folder, String script) {
    return in(folder, script).end();
  }

  private static Shell.Running start(String script) {
    return in(project, script);
  }

  private static Shell.Running in(Path folder, String script) {
    return new Shell(folder)
        .env("SCRIPT", script)
        .env("PROGRAMS", shared.resolve("programs").toString())
        .env("EMPTY", shared.resolve("home").toString())
        .start("exec /usr/bin/env -i PATH=\"$PROGRAMS\" HOME=\"$EMPTY\" sh -c \"$SCRIPT\"");
  }
}
