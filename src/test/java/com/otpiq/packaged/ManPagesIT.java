package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the manual, as man and groff show them. */
class ManPagesIT {
  private static final Path PAGES = Shell.PROJECT.resolve("docs/man");

  private @TempDir Path dir;

  @Requires("groff")
  @Test
  void groff_has_nothing_to_say_of_any_page() {
    String each = "for page in " + PAGES + "/*.1; do groff -man -ww -z -Tutf8 $page; done";
    assertThat(new Shell(dir).run(each)).isEqualTo(new Shell.Result("", 0));
  }

  @Requires({"man", "col"})
  @Test
  void man_shows_a_page_without_a_warning() {
    Shell shell = new Shell(dir).env("MANWIDTH", "100").env("LC_ALL", "C.UTF-8");

    assertThat(shell.run("man --warnings -l " + PAGES + "/otpiq.1 2>&1 >/dev/null"))
        .isEqualTo(new Shell.Result("", 0));
    assertThat(shell.run("man -l " + PAGES + "/otpiq-listen.1 | col -b").text())
        .contains("otpiq listen [OPTIONS]")
        .contains("--forward-to=URL")
        .contains("otpiq listen --respond '503x3,200' --count 4");
    assertThat(shell.run("man -l " + PAGES + "/otpiq-send.1 | col -b").text()).contains("سڵاو");
  }
}
