package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real bash, zsh and fish offer when Tab is pressed. */
class CompletionsIT {
  private static final Path SCRIPTS = Shell.PROJECT.resolve("completions");
  private static final Path DRIVERS = Shell.PROJECT.resolve("src/test/resources/completions");

  private @TempDir Path dir;

  @Requires({"zsh", "fish"})
  @ParameterizedTest
  @CsvSource({
    "'otpiq ', listen completion, --port",
    "'otpiq jo', journal, listen",
    "'otpiq journal ', list show export clear, listen",
    "'otpiq journal ex', export, list",
    "'otpiq trigger d', delivered duplicate, failed",
    "'otpiq trigger --to 3000 fall', fallback, delivered",
    "'otpiq listen --for', --forward-to --forward-only, --port",
    "'otpiq journal list --li', --limit, --into",
    "'otpiq listen -o ', pretty compact json, junit",
    "'otpiq check -o s', sarif, json",
    "'otpiq listen --color=al', always, auto",
    "'otpiq send --provider tele', telegram telegram-sms, sms",
    "'otpiq sandbox --scenario nev', never-reported, delivered",
    "'otpiq check 3000 --only ', accepts burst, receiver",
    "'otpiq check 3000 --only acc', accepts, burst",
    "'otpiq check --skip burs', burst, accepts",
    "'otpiq check --skip=burs', burst, accepts",
    "'otpiq check 3000 --only accepts,bur', burst, accepts",
    "'otpiq check 3000 --only late-sent,secret-w', secret-wrong, secret-missing",
    "'otpiq check --skip=late-sent,secret-w', secret-wrong, secret-missing",
    "'otpiq check --report ju', junit=, html=",
    "'otpiq check --report junit=rep', report.xml, receiver",
    "'otpiq receiver la', laravel, express",
    "'otpiq receiver --into rec', receiver, report.xml",
    "'otpiq validate rep', report.xml, listen",
    "'otpiq listen --secret-file rep', report.xml, listen",
    "'otpiq completion f', fish, bash"
  })
  void every_shell_offers_what_may_stand_there(String line, String wanted, String unwanted)
      throws IOException {
    Files.createFile(dir.resolve("report.xml"));
    Files.createDirectory(dir.resolve("receiver"));

    for (String shell : List.of("bash", "zsh", "fish")) {
      List<String> offered = offered(shell, line).toList();
      assertThat(wanted.split(" ")).as(shell + ": " + offered).allMatch(offered::contains);
      assertThat(offered).as(shell).doesNotContain(unwanted);
    }
  }

  @Requires({"zsh", "fish"})
  @ParameterizedTest
  @ValueSource(strings = {"my\\ ", "سجل\\ "})
  void a_file_is_offered_whatever_its_name(String begun) throws IOException {
    String file = begun.replace("\\", "") + "file.json";
    Files.createFile(dir.resolve(file));

    for (String shell : List.of("bash", "zsh", "fish")) {
      assertThat(offered(shell, "otpiq validate " + begun)).as(shell).contains(file);
    }
  }

  @ParameterizedTest
  @CsvSource({"bash, otpiq.bash", "zsh, _otpiq", "fish, otpiq.fish", "powershell, otpiq.ps1"})
  void the_packaged_program_prints_the_script(String shell, String file) {
    String compared = "./otpiq completion " + shell + " | cmp - " + SCRIPTS.resolve(file);
    assertThat(new Shell(dir).run(compared)).isEqualTo(new Shell.Result("", 0));
  }

  @Requires({"zsh", "fish"})
  @Test
  void the_document_switches_it_on_for_somebody_who_has_no_files_yet() throws IOException {
    String document = Files.readString(Shell.PROJECT.resolve("docs/install.md"));
    String section = document.substring(document.indexOf("## Completion and the manual"));
    String scripts =
        Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(section.substring(0, section.indexOf("\n## ")))
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining());
    Path home = Files.createDirectory(dir.resolve("home"));
    Shell shell = new Shell(dir).env("HOME", home.toString()).env("ZDOTDIR", home.toString());

    Shell.Result result =
        shell.run(
            "set -e; PATH=$PWD:$PATH; unset XDG_CONFIG_HOME XDG_DATA_HOME\n"
                + scripts
                + "bash -c '. ~/.bashrc; complete -p otpiq'\n"
                + "zsh -c '. ~/.zshrc; print $_comps[otpiq]'\n"
                + "fish -c 'complete -C \"otpiq jo\"'");
    assertThat(result.text()).contains("otpiq\n_otpiq\n", "journal\t");
    assertThat(result.exit()).as(result.text()).isZero();
  }

  /** Shells differ in how much of the word they repeat, and in what they add to say what it is. */
  private Stream<String> offered(String shell, String line) {
    String run =
        switch (shell) {
          case "bash" -> "bash " + DRIVERS.resolve("bash.sh") + " " + SCRIPTS.resolve("otpiq.bash");
          case "zsh" -> "zsh -f " + DRIVERS.resolve("zsh.zsh") + " " + SCRIPTS;
          default -> fish();
        };
    return new Shell(dir)
        .env("LC_ALL", "C.UTF-8")
        .run(run + " '" + line + "'")
        .text()
        .lines()
        .map(each -> each.replaceFirst("\t.*", "").replaceFirst("/$", "").replace("\\", ""))
        .map(each -> each.replaceFirst("^--[a-z]+=|^junit=(?=.)|^late-sent,", ""))
        .map(each -> each.replaceFirst("^(late-sent|accepts),", ""))
        .map(each -> line.contains("--report ju") && each.equals("junit") ? "junit=" : each);
  }

  private static String fish() {
    return "fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "
        + SCRIPTS.resolve("otpiq.fish");
  }
}
