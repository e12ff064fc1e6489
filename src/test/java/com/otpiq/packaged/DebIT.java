package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package of {@code src/dist/deb/build}, unpacked into a root of its own. */
@Requires({"dpkg", "dpkg-deb"})
class DebIT {
  private static @TempDir Path dir;

  private static String file = "";

  @BeforeAll
  static void builds_and_unpacks() {
    Shell.Result built = new Shell(dir).run("'" + Shell.PROJECT + "'/src/dist/deb/build");
    assertThat(built.exit()).as(built.text()).isZero();
    String name = built.text().lines().toList().getLast();
    file = "'" + Shell.PROJECT.resolve(name) + "'";
    assertThat(sh("dpkg -x " + file + " root").exit()).isZero();
  }

  @Test
  void says_what_it_is() {
    assertThat(sh("dpkg-deb -I " + file).text())
        .contains("Package: otpiq\n", "Depends: libc6", "Description: test OTPIQ webhooks offline")
        .containsPattern("Architecture: (amd64|arm64)")
        .containsPattern("Version: \\d+\\.\\d+\\.\\d+");
  }

  @Test
  void everything_belongs_to_root_and_can_be_read_by_all() {
    assertThat(sh("dpkg-deb -c " + file).text().lines())
        .isNotEmpty()
        .allMatch(line -> line.matches("([dl]rwx|-rw[x-])r.[x-]r.[x-] root/root .*"));
    assertThat(
            sh("dpkg-deb --ctrl-tarfile "
                    + file
                    + " | tar -x ./md5sums; mv md5sums root;"
                    + " cd root && md5sum --quiet -c md5sums")
                .exit())
        .isZero();
  }

  @Test
  void runs_from_its_caches_by_the_command_on_the_path() {
    Shell.Result result =
        sh(
            "OTPIQ_JAVA_OPTIONS=-Xlog:class+load:file=classes.txt"
                + " PATH=\"$PWD/root/usr/bin:/usr/bin:/bin\" otpiq trigger delivered --print");

    assertThat(result.text()).contains("\"status\":\"delivered\"");
    assertThat(result.exit()).isZero();
    assertThat(sh("grep com.otpiq. classes.txt").text()).contains("shared objects file");
  }

  @Test
  void brings_completions_pages_of_the_manual_and_licences() {
    assertThat(
            sh("cd root/usr/share && ls bash-completion/completions zsh/vendor-completions"
                    + " fish/vendor_completions.d doc/otpiq; zcat man/man1/otpiq-listen.1.gz")
                .text())
        .contains("otpiq\n", "_otpiq\n", "otpiq.fish\n", "copyright\n", "CHANGELOG.md.gz\n")
        .contains(".SH NAME");
  }

  @Test
  void without_a_bundle_says_how_to_make_one() {
    Shell.Result result =
        sh(
            "mkdir -p a/src/dist/deb && cp '"
                + Shell.PROJECT
                + "'/src/dist/deb/build a/src/dist/deb && a/src/dist/deb/build");

    assertThat(result.text())
        .isEqualTo("deb/build: there is no bundle in target/dist\nTry: mvn -Pdist verify\n");
    assertThat(result.exit()).isEqualTo(1);
  }

  private static Shell.Result sh(String script) {
    return new Shell(dir).run(script);
  }
}
