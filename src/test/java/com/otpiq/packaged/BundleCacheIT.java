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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caches that the bundle starts from, and what is said without them. */
class BundleCacheIT extends BundleITBase {
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
        .contains("ClassNotFoundException: com.otpiq.cli.validate.ValidateCommand");
  }

  @Test
  void writes_nothing_into_its_folder() {
    copy("spoilt");
    String list = "find spoilt -printf '%p %s %T@\\n' | sort";
    String before = new Shell(dir).run(list).text();
    outputs();

    assertThat(new Shell(dir).run(list).text()).isEqualTo(before);
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
}
