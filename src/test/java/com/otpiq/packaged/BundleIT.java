package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bundle holds, and how it starts and works on a machine without Java. */
class BundleIT extends BundleITBase {
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
        .contains("رسالة.json\u200e:1")
        .contains("no findings");
    assertThat(run("LC_ALL=C " + quoted() + " trigger failed-kurdish --print").text())
        .contains(KURDISH);
    assertThat(run("LC_ALL=C " + quoted() + " validate رسالة.json").text())
        .contains("رسالة.json\u200e:1");
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
}
