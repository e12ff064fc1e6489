package com.otpiq.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two projects of one user, which have one journal. */
class JournalProjectsTest extends JournalTestBase {
  private Path shop = Path.of("");
  private Path bank = Path.of("");

  @BeforeEach
  void two_projects_receive_a_webhook_each() throws IOException {
    shop = Files.createDirectories(dir.resolve("shop/app"));
    bank = Files.createDirectory(dir.resolve("bank"));
    Files.createDirectory(dir.resolve("shop/.git"));
    receiveIn(shop, "of-shop");
    receiveIn(bank, "of-bank");
  }

  @Test
  void the_last_webhook_is_that_of_this_project() {
    assertThat(printed(shop, "replay", "--last", "--print"))
        .contains("of-shop")
        .doesNotContain("of-bank");
    assertThat(printed(dir.resolve("shop"), "replay", "--last=5", "--print"))
        .contains("of-shop")
        .doesNotContain("of-bank");
    assertThat(printed(shop, "replay", "--last", "--all-projects", "--print")).contains("of-bank");
  }

  @Test
  void the_list_says_how_many_webhooks_others_have() {
    Program list = in(bank);

    assertThat(list.run("journal", "list")).isZero();
    assertThat(list.out()).contains("of-bank").doesNotContain("of-shop");
    assertThat(list.err())
        .contains("1 webhook of other projects is not shown; --all-projects shows it");
    assertThat(printed(bank, "journal", "list", "--all-projects")).contains("of-bank", "of-shop");
  }

  @Test
  void a_record_has_the_project_and_the_port() {
    assertThat(printed(bank, "journal", "list", "-o", "json"))
        .contains("\"project\":\"" + bank + "\"")
        .containsPattern("\"port\":[1-9]\\d+");
    Program show = in(bank);
    assertThat(show.run("journal", "show", "1.1")).isZero();
    assertThat(show.err()).contains("1.1 was received in " + dir.resolve("shop"));
  }

  @Test
  void a_project_without_webhooks_is_told_about_the_others() throws IOException {
    Program replay = in(Files.createDirectory(dir.resolve("new")));

    assertThat(replay.run("replay", "--last", "--print")).isEqualTo(ExitCode.INPUT.code);
    assertThat(replay.err())
        .contains("the journal has no webhook of this project, " + dir.resolve("new"))
        .contains("--last --all-projects");
  }

  @Test
  void a_run_of_an_older_version_belongs_to_every_project() throws IOException {
    Path run = dir.resolve("state/journal/1.jsonl");
    Files.writeString(
        run, Files.readString(run).lines().skip(1).reduce("", (all, line) -> all + line + "\n"));

    assertThat(printed(bank, "journal", "list")).contains("of-bank", "of-shop");
  }

  @Test
  void a_file_of_the_journal_can_still_be_validated() {
    assertThat(printed(dir, "validate", "state/journal/1.jsonl", "-o", "compact"))
        .contains("of-shop");
  }

  private void receiveIn(Path project, String id) {
    Program listen = in(project).listen("--count", "1");
    send(
        listen,
        "{\"smsId\":\"%s\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}"
            .formatted(id));
    assertThat(listen.exit()).isZero();
  }

  private Program in(Path project) {
    return new Program(project).env("OTPIQ_STATE_DIR", dir.resolve("state").toString());
  }

  private String printed(Path project, String... args) {
    Program program = in(project);
    assertThat(program.run(args)).as(program.err()).isZero();
    return program.out();
  }
}
