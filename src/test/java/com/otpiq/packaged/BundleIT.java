package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bundle of {@code mvn -Pdist verify}, for a user without Java: the programs on the PATH are
 * few, HOME is an empty folder, and nothing else is in the environment.
 */
class BundleIT {
  private static final Path DIST = Shell.PROJECT.resolve("target/dist");
  private static final List<String> PROGRAMS = List.of("sh", "readlink", "cat", "wc");
  private static final String KURDISH = "نامە\u200cکەی";

  private @TempDir Path dir;

  private Path bundle = DIST;

  private static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.list(DIST)) {
      return files.filter(file -> Files.isExecutable(file.resolve("bin/otpiq"))).toList();
    }
  }

  @BeforeEach
  void makes_a_machine_without_java() throws IOException {
    bundle = bundles().getFirst();
    Files.createDirectory(dir.resolve("home"));
    Path programs = Files.createDirectory(dir.resolve("programs"));
    for (String program : PROGRAMS) {
      String place = new Shell(dir).run("command -v " + program).text().strip();
      if (!place.isEmpty()) {
        Files.createSymbolicLink(programs.resolve(program), Path.of(place));
      }
    }
    assertThat(run("command -v java").exit()).isNotZero();
  }

  @Test
  void every_command_starts() {
    List<String> commands = otpiq("commands -o compact").text().lines().toList();

    assertThat(commands).contains("otpiq", "otpiq send", "otpiq listen", "otpiq journal list");
    for (String command : commands) {
      Shell.Result help = otpiq(command.replaceFirst("^otpiq ?", "") + " --help");
      assertThat(help.text()).startsWith("Usage: " + command + " ");
      assertThat(help.exit()).isZero();
    }
    assertThat(otpiq("--version").text()).matches("otpiq \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(otpiq("-V").text()).isEqualTo(otpiq("--version").text());
  }

  @Test
  void plays_the_whole_life_of_a_message() {
    Shell.Result result = otpiq("send --sandbox --to 9647701234567 --code 123456");

    assertThat(result.text())
        .contains("#1  sms sent", "#2  sms delivered, final")
        .contains("2 webhooks accepted, 0 refused: no findings");
    assertThat(result.exit()).isZero();
  }

  @Test
  void arabic_text_survives_the_locale_c() throws IOException {
    Files.writeString(
        dir.resolve("رسالة.json"),
        otpiq("trigger failed-kurdish --print").text().lines().toList().getLast());

    assertThat(otpiq("validate رسالة.json").text())
        .contains("رسالة.json:1")
        .contains("no findings");
    assertThat(run("LC_ALL=C " + quoted() + " trigger failed-kurdish --print").text())
        .contains(KURDISH);
    assertThat(run("LC_ALL=C " + quoted() + " validate رسالة.json").text())
        .contains("رسالة.json:1");
  }

  @Test
  void serves_https_with_the_keytool_that_comes_along() {
    String trigger =
        quoted() + " trigger delivered-final --cacert home/.local/state/otpiq/tls/ca.pem";
    Shell.Result result =
        otpiq("listen --tls --port 0 --count 1 --exec '" + trigger + " --to $OTPIQ_LISTEN_URL'");

    assertThat(result.text()).contains("https://127.0.0.1:").contains("→ 200 OK");
    assertThat(result.exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "مجلد عربي"})
  void starts_in_any_folder_through_a_link_of_a_link(String name) throws IOException {
    copy(name);
    Files.createSymbolicLink(dir.resolve("one"), Path.of(name, "bin", "otpiq"));
    Files.createSymbolicLink(dir.resolve("programs/otpiq"), dir.resolve("one"));

    assertThat(run("otpiq trigger failed-kurdish --print").text()).contains(KURDISH);
    assertThat(archivedClasses("otpiq")).isPositive();
  }

  @Test
  void is_started_from_its_caches() {
    assertThat(archivedClasses(quoted())).isPositive();
  }

  @Test
  void its_help_and_its_caches_know_nothing_of_who_built_it() throws IOException {
    Files.writeString(dir.resolve(".otpiq.properties"), "output=json\n");
    Path made = Files.createDirectory(dir.resolve("made"));
    Shell shell = new Shell(dir).env("BUNDLE", bundle.toString()).env("OTPIQ_OUTPUT", "xml");
    Shell.Result trained =
        shell
            .env("FORCE_COLOR", "1")
            .run(
                "'%s/src/dist/train-aot-cache' \"$BUNDLE/runtime/bin/java\" \"$BUNDLE/lib/otpiq.jar\" \"$PWD/made\" \"$PWD/made/help\""
                    .formatted(Shell.PROJECT));

    assertThat(trained.exit()).as(trained.text()).isZero();
    assertThat(made.resolve("help")).hasSameTextualContentAs(bundle.resolve("lib/help"));
    assertThat(made).isDirectoryContaining("glob:**long.aot");
    assertThat(made).isDirectoryContaining("glob:**short.aot");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rm lib/*.aot",
        "for f in lib/*.aot; do head -c 1000000 $f >x; cat x >$f; done",
        "for f in lib/*.aot; do : >$f; done",
        "for f in lib/*.aot; do echo 'not a cache at all' >$f; done",
        "cat lib/long.aot >lib/short.aot; rm lib/long.aot",
        "touch lib/otpiq.jar",
        "rm lib/cached",
        "echo what >lib/cached",
        "rm lib/*.aot runtime/lib/server/classes.jsa",
        "chmod -R a-w ."
      })
  void says_the_same_whatever_became_of_its_caches(String accident) {
    copy("spoilt");
    String before = outputs();
    new Shell(dir).run("cd spoilt && " + accident);

    assertThat(outputs()).isEqualTo(before);
  }

  /** The caches hold the classes of the jar that they were made with. */
  @Test
  void a_jar_that_is_another_is_run_and_not_what_is_cached() throws IOException {
    copy("spoilt");
    URI inside = URI.create("jar:" + dir.resolve("spoilt/lib/otpiq.jar").toUri());
    try (FileSystem classes = FileSystems.newFileSystem(inside, Map.of())) {
      Files.delete(classes.getPath("com/otpiq/cli/validate/ValidateCommand.class"));
    }

    assertThat(run("spoilt/bin/otpiq validate x").text())
        .contains("NoClassDefFoundError: com/otpiq/cli/validate/ValidateCommand");
  }

  @Test
  void writes_nothing_into_its_folder() {
    copy("spoilt");
    String list = "find spoilt -printf '%p %s %T@\\n' | sort";
    String before = new Shell(dir).run(list).text();
    outputs();

    assertThat(new Shell(dir).run(list).text()).isEqualTo(before);
  }

  @Test
  void four_first_starts_at_once_do_not_mind_each_other() {
    copy("spoilt");
    Shell.Result result =
        run("for n in 1 2 3 4; do spoilt/bin/otpiq trigger failed-kurdish --print & done; wait");

    assertThat(result.text().lines().filter(line -> line.contains(KURDISH))).hasSize(4);
  }

  @Test
  void options_meant_for_other_java_programs_change_nothing_but_reach_what_exec_runs() {
    String options = "JAVA_TOOL_OPTIONS=-Da=b JDK_JAVA_OPTIONS=-Xmx1m _JAVA_OPTIONS=-Dc=d ";

    assertThat(run(options + quoted() + " trigger delivered --print").text())
        .isEqualTo(otpiq("trigger delivered --print").text());
    assertThat(
            run(options
                    + quoted()
                    + " listen --port 0 -q --exec 'echo $JAVA_TOOL_OPTIONS $_JAVA_OPTIONS'")
                .text())
        .contains("-Da=b -Dc=d");
  }

  @Requires("unzip")
  @Test
  void its_archives_hold_it_with_the_time_that_the_caches_know() throws IOException {
    for (String archive :
        List.of("tar -xzf %s.tgz -C %s", "TZ=Asia/Baghdad unzip -q %s.zip -d %s")) {
      Path place = Files.createTempDirectory(dir, "unpacked");
      new Shell(dir).run(archive.formatted("'" + bundle + "'", place));
      String otpiq = "'" + place.resolve(bundle.getFileName()) + "/bin/otpiq'";

      assertThat(archivedClasses(otpiq)).as(archive).isPositive();
    }
  }

  @Test
  void brings_completions_and_pages_of_the_manual() {
    Path share = bundle.resolve("share");

    assertThat(share.resolve("bash-completion/completions/otpiq")).isNotEmptyFile();
    assertThat(share.resolve("zsh/site-functions/_otpiq")).isNotEmptyFile();
    assertThat(share.resolve("fish/vendor_completions.d/otpiq.fish")).isNotEmptyFile();
    assertThat(share.resolve("man/man1/otpiq-listen.1")).content().contains(".SH NAME");
  }

  @Test
  void lists_what_of_others_is_in_it() {
    assertThat(bundle.resolve("sbom.cdx.json"))
        .content()
        .contains("\"CycloneDX\"", "pkg:maven/info.picocli/picocli@", "pkg:maven/org.jline/jline@")
        .doesNotContain("junit", "archunit", "snakeyaml");
  }

  /** How many of our own classes come out of a cache. */
  private long archivedClasses(String otpiq) {
    String log = "OTPIQ_JAVA_OPTIONS=-Xlog:class+load:file=classes.txt ";
    assertThat(run(log + otpiq + " trigger --list").exit()).isZero();
    return run("cat classes.txt")
        .text()
        .lines()
        .filter(line -> line.contains("com.otpiq.") && line.contains("shared objects file"))
        .count();
  }

  private String outputs() {
    String otpiq = "spoilt/bin/otpiq ";
    Shell.Result result =
        run(
            otpiq
                + "trigger failed-kurdish --print && "
                + otpiq
                + "listen --port 0 --timeout 10ms -q && "
                + otpiq
                + "trigger --list && echo well");
    assertThat(result.text()).endsWith("well\n");
    return result.text();
  }

  private void copy(String name) {
    Shell.Result copied = new Shell(dir).run("cp -a '" + bundle + "' '" + name + "'");
    assertThat(copied.exit()).as(copied.text()).isZero();
  }

  private Shell.Result otpiq(String arguments) {
    return run(quoted() + " " + arguments);
  }

  private String quoted() {
    return "\"" + bundle.resolve("bin/otpiq") + "\"";
  }

  /** Runs a script with nothing but the few programs and an empty home. */
  private Shell.Result run(String script) {
    Shell shell = new Shell(dir).env("SCRIPT", script);
    return shell.run(
        "exec /usr/bin/env -i PATH=\"$PWD/programs\" HOME=\"$PWD/home\" sh -c \"$SCRIPT\"");
  }
}
