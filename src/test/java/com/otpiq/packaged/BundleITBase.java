package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundle of {@code mvn -Pdist verify}, for a user without Java: the programs on the PATH are
 * few, HOME is an empty folder, and nothing else is in the environment.
 */
abstract class BundleITBase {
  private static final Path DIST = Shell.PROJECT.resolve("target/dist");
  private static final List<String> PROGRAMS = List.of("sh", "readlink", "cat", "wc");
  static final String KURDISH = "نامە\u200cکەی";

  @TempDir Path dir;

  Path bundle = DIST;

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

  /** How many of our own classes come out of a cache. */
  long archivedClasses(String otpiq) {
    String log = "OTPIQ_JAVA_OPTIONS=-Xlog:class+load:file=classes.txt ";
    assertThat(run(log + otpiq + " trigger --list").exit()).isZero();
    return run("cat classes.txt")
        .text()
        .lines()
        .filter(line -> line.contains("com.otpiq.") && line.contains("shared objects file"))
        .count();
  }

  void copy(String name) {
    Shell.Result copied = new Shell(dir).run("cp -a '" + bundle + "' '" + name + "'");
    assertThat(copied.exit()).as(copied.text()).isZero();
  }

  Shell.Result otpiq(String arguments) {
    return run(quoted() + " " + arguments);
  }

  String quoted() {
    return "\"" + bundle.resolve("bin/otpiq") + "\"";
  }

  /** Runs a script with nothing but the few programs and an empty home. */
  Shell.Result run(String script) {
    Shell shell = new Shell(dir).env("SCRIPT", script);
    return shell.run(
        "exec /usr/bin/env -i PATH=\"$PWD/programs\" HOME=\"$PWD/home\" sh -c \"$SCRIPT\"");
  }
}
