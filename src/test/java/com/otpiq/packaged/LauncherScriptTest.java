package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The launchers of a clone and of the bundle, with a Java that prints its arguments: whatever the
 * environment and the names of folders are, they start the jar that belongs to them.
 */
class LauncherScriptTest {
  private static final String JAVA =
      """
      #!/bin/sh
      while [ "$1" != -cp ]; do shift; done
      shift && readlink -f -- "$1" && shift && printf '<%s>\\n' "$@"
      """;

  private static final List<String> LAUNCHERS = List.of("clone/otpiq", "bundle/bin/otpiq");
  private static final List<String> FOLDERS =
      List.of("plain", "with blank", "-n", "new\nline", "a*b", "$HOME", "'\"", "مجلد");

  /** How the launcher {@code $L} is started; the last two find it on a PATH with such elements. */
  private static final List<String> STARTS =
      List.of(
          "\"./$L\"",
          "sh \"$L\"",
          "bash \"$L\"",
          "\"$PWD/$L\"",
          "ln -s \"$L\" link && ln -s -- link -b && sh ./-b",
          "ln -s \"$L\" link && PATH=:$PATH link",
          "cd \"./${L%/*}\" && sh otpiq",
          "cd \"./${L%/*}\" && PATH=:$PATH otpiq",
          "PATH=${L%/*}:$PATH otpiq");

  private static final List<Map<String, String>> ENVIRONMENTS =
      List.of(
          Map.of("CDPATH", "decoy"),
          Map.of("CDPATH", ":decoy:."),
          Map.of("IFS", "/to"),
          Map.of("GREP_OPTIONS", "-v", "POSIXLY_CORRECT", "1"),
          Map.of("ENV", "decoy/broken", "BASH_ENV", ""),
          Map.of(
              "home", "x", "lib", "x", "script", "x", "java_home", "x", "link", "x", "file", "x"),
          Map.of("LC_ALL", "C"));

  private @TempDir Path root;

  @BeforeEach
  void makes_a_java() throws IOException {
    Requirements.assumeMet("bash");
    write(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    script(root.resolve("jdk/bin/java"), JAVA);
  }

  private static Stream<String> folders() {
    return FOLDERS.stream();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void it_starts_its_own_jar_from_every_folder(String name) throws Exception {
    for (String launcher : LAUNCHERS) {
      for (String start : STARTS) {
        starts(install(name), launcher, start, Map.of());
      }
    }
  }

  private static Stream<Map<String, String>> environments() {
    return ENVIRONMENTS.stream();
  }

  @ParameterizedTest
  @MethodSource("environments")
  void it_starts_its_own_jar_in_every_environment(Map<String, String> environment)
      throws Exception {
    for (String launcher : LAUNCHERS) {
      for (String start : STARTS) {
        Path folder = install("plain");
        write(folder.resolve("decoy/broken"), "exit 3\n");
        Files.createDirectories(folder.resolve("decoy/clone"));
        Files.createDirectories(folder.resolve("decoy/bundle/bin"));
        starts(folder, launcher, start, environment);
      }
    }
  }

  @Test
  void a_java_in_the_working_directory_is_not_run() throws Exception {
    Path folder = install("plain");
    write(folder.resolve("release"), "JAVA_VERSION=\"26\"\n");
    script(folder.resolve("bin/java"), "#!/bin/sh\necho hostile\n");
    script(folder.resolve("java"), "#!/bin/sh\necho hostile\n");

    assertThat(run(folder, "clone/otpiq", "JAVA_HOME= PATH=:$PATH ./$L --help", Map.of()))
        .doesNotContain("hostile");
  }

  /** Java takes a colon for the end of a path, and the rest for one of the working directory. */
  @Test
  void a_path_with_a_colon_is_refused() throws Exception {
    Path folder = install("a:b");

    for (String launcher : LAUNCHERS) {
      assertThat(run(folder, launcher, "\"$PWD/$L\" listen || echo $?", Map.of()))
          .contains("otpiq: Java cannot start a program whose path has a colon: ")
          .endsWith("Try: another directory for otpiq\n70\n");
    }
  }

  @Test
  void what_stands_where_the_build_takes_its_turn_is_reported() throws Exception {
    Path folder = install("plain");
    Files.delete(folder.resolve("clone/target/otpiq.jar"));
    write(folder.resolve("clone/.otpiq-building"), "");
    script(folder.resolve("programs/mvn"), "#!/bin/sh\nexit 1\n");

    assertThat(run(folder, "clone/otpiq", "PATH=$PWD/programs:$PATH ./$L --help", Map.of()))
        .contains("cannot create the directory", ".otpiq-building");
  }

  @Test
  void every_script_that_changes_its_folder_does_so_without_cdpath() throws IOException {
    for (String name :
        List.of(
            "otpiq",
            ".ci/run",
            "src/dist/train-aot-cache",
            "src/dist/deb/build",
            "src/dist/action/run",
            "bench/startup",
            "bench/sender",
            "bench/one-post",
            "bench/forward")) {
      assertThat(Files.readString(Shell.PROJECT.resolve(name)))
          .as(name)
          .contains("\nunset CDPATH\n");
    }
  }

  private static void starts(
      Path folder, String launcher, String start, Map<String, String> environment)
      throws Exception {
    Path jar =
        launcher.startsWith("clone")
            ? folder.resolve("clone/target/otpiq.jar")
            : folder.resolve("bundle/lib/otpiq.jar");
    assertThat(run(folder, launcher, start + " validate 'a b' -", environment))
        .as("%s in %s with %s", start, folder, environment)
        .isEqualTo(jar.toRealPath() + "\n<com.otpiq.cli.Main>\n<validate>\n<a b>\n<->\n");
  }

  private static String run(
      Path folder, String launcher, String script, Map<String, String> environment)
      throws Exception {
    Files.deleteIfExists(folder.resolve("link"));
    Files.deleteIfExists(folder.resolve("-b"));
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
    builder.environment().put("L", launcher);
    builder.environment().put("JAVA_HOME", folder.resolveSibling("jdk").toString());
    builder.environment().putAll(environment);
    Path printed = folder.resolveSibling("printed");
    Process process = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    boolean ended = process.waitFor(30, TimeUnit.SECONDS);
    process.destroyForcibly();
    return (ended ? "" : "still runs: ") + Files.readString(printed);
  }

  /** A clone that is built, and a bundle, in a folder with this name. */
  private Path install(String name) throws IOException {
    Path folder = root.resolve(name);
    if (Files.exists(folder)) {
      return folder;
    }
    Path dist = Shell.PROJECT.resolve("src/dist");
    copy(Shell.PROJECT.resolve("otpiq"), folder.resolve("clone/otpiq"));
    copy(dist.resolve("bin/otpiq"), folder.resolve("bundle/bin/otpiq"));
    for (String lib : List.of("clone/src/dist/lib", "bundle/lib")) {
      copy(dist.resolve("lib/start"), folder.resolve(lib).resolve("start"));
      copy(dist.resolve("lib/options"), folder.resolve(lib).resolve("options"));
    }
    write(folder.resolve("clone/pom.xml"), "");
    write(folder.resolve("clone/src/main/x"), "");
    Instant later = Instant.now().plusSeconds(3_600);
    for (String jar : List.of("clone/target/otpiq.jar", "bundle/lib/otpiq.jar")) {
      write(folder.resolve(jar), "");
      Files.setLastModifiedTime(folder.resolve(jar), FileTime.from(later));
    }
    script(folder.resolve("bundle/runtime/bin/java"), JAVA);
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    script(to, Files.readString(from));
  }

  private static void script(Path file, String text) throws IOException {
    write(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text);
  }
}
