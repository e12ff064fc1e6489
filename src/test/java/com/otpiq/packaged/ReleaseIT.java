package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JReleaser says to {@code jreleaser.yml}, and what it makes of a release. */
@Requires({"git", "mvn"})
class ReleaseIT {
  private static final List<String> FILES =
      List.of("pom.xml", "jreleaser.yml", "CHANGELOG.md", "LICENSE");

  private static @TempDir Path dir;

  private static String said = "";

  /** JReleaser reads the address of the project from git, so it gets a repository that has one. */
  @BeforeAll
  static void makes_a_repository_and_a_release() throws IOException {
    for (String file : FILES) {
      Files.copy(Shell.PROJECT.resolve(file), dir.resolve(file));
    }
    Shell.Result made =
        new Shell(dir)
            .run(
                "git init -q && git remote add origin https://example.invalid/otpiq/otpiq.git &&"
                    + " git -c user.name=a -c user.email=a@example.invalid"
                    + " commit -q --allow-empty -m 'feat: a commit'");
    assertThat(made.exit()).as(made.text()).isZero();
    gathers();
    Shell.Result offline = jreleaser("-o", "package");
    Shell.Result result = offline.exit() == 0 ? offline : jreleaser("", "package");
    assertThat(result.exit()).as(result.text()).isZero();
    said = result.text();
  }

  private static void gathers() throws IOException {
    Path release = Files.createDirectories(dir.resolve("target/release"));
    new Shell(dir).run("cp '" + Shell.PROJECT + "'/target/dist/*.{zip,tgz} target/release");
    for (String system : ShippingTest.systems()) {
      standIn(release, "otpiq-" + version() + "-" + system);
    }
  }

  /** JReleaser is on this machine by now, so nothing has to be asked for. */
  @Test
  void jreleaser_does_not_accept_everything() throws IOException {
    Path file = dir.resolve("jreleaser.yml");
    String right = Files.readString(file);
    Files.writeString(file, right.replace("type: JLINK", "type: ABACUS"));

    Shell.Result result = jreleaser("-o", "config");
    Files.writeString(file, right);
    assertThat(result.text()).contains("ABACUS");
    assertThat(result.exit()).isNotZero();
  }

  @Test
  void jreleaser_accepts_the_file() {
    assertThat(said).contains("Project version set to " + version()).doesNotContain("[ERROR]");
  }

  @Test
  void makes_checksums_that_sha256sum_reads() {
    assertThat(
            new Shell(dir)
                .run(
                    "cd target/release && grep ' [ *]*otpiq-.*\\.tgz$'"
                        + " ../jreleaser/checksums/checksums_sha256.txt | sha256sum -c -")
                .text())
        .matches("otpiq-\\S*.tgz: OK\n");
  }

  @Test
  void makes_a_formula_and_a_manifest_of_what_was_built() {
    String sum =
        new Shell(dir).run("sha256sum target/release/*-linux-x64.zip").text().substring(0, 64);
    Path made = dir.resolve("target/jreleaser");
    assertThat(made.resolve("package/otpiq/brew/Formula/otpiq.rb"))
        .content()
        .contains(
            "class Otpiq < Formula",
            "-darwin-arm64.zip",
            "-linux-arm64.zip",
            "sha256 \"" + sum + "\"",
            "libexec}/bin/otpiq");
    assertThat(made.resolve("package/otpiq/scoop/bucket/otpiq.json"))
        .content()
        .contains("-win32-x64.zip\"", "\"env_add_path\": \"bin\"");
  }

  /** The archive of a system that is not this one. */
  private static void standIn(Path release, String name) throws IOException {
    Path file = release.resolve(name + ".zip");
    if (Files.exists(file)) {
      return;
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name + "/bin/otpiq"));
      zip.closeEntry();
    }
  }

  private static String version() {
    try (Stream<String> lines = Files.lines(Shell.PROJECT.resolve("pom.xml"))) {
      return lines
          .filter(line -> line.startsWith("  <version>"))
          .findFirst()
          .orElseThrow()
          .replaceAll("</?version>", "")
          .strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Shell.Result jreleaser(String option, String goal) {
    return new Shell(dir)
        .env("JRELEASER_GITHUB_TOKEN", "none")
        .run("mvn " + option + " -B -ntp -Pdist jreleaser:" + goal + " -Djreleaser.dry.run");
  }
}
