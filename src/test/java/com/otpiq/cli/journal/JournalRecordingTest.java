package com.otpiq.cli.journal;

import static com.otpiq.cli.Wire.DELIVERED;
import static com.otpiq.cli.Wire.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What listen keeps without being asked, and how. */
class JournalRecordingTest extends JournalTestBase {
  @Test
  void the_id_is_shown_where_more_is_asked_for() {
    Program plain = receive(SENT);
    Program verbose = program().listen("-v", "--count", "1");
    send(verbose, SENT);
    verbose.exit();

    assertThat(plain.out()).doesNotContain("journal");
    assertThat(verbose.out()).contains("\n   journal 2.1\n");
  }

  @Test
  void two_listeners_share_no_file_and_an_empty_run_leaves_none() throws IOException {
    Program one = program().listen();
    Program two = program().listen();
    Program three = program().listen();
    send(two, SENT);
    send(one, DELIVERED);
    Stream.of(one, two, three).forEach(each -> each.interrupt().exit());

    assertThat(files()).containsExactly("1.jsonl", "2.jsonl");
    assertThat(ran("journal", "list").lines().map(line -> line.split(" +", -1)[2]))
        .containsExactlyInAnyOrder("2.1", "1.1");
  }

  @Test
  void everything_is_for_its_owner_only() throws IOException {
    receive(SENT);

    assertThat(mode(dir.resolve("state"))).isEqualTo("rwx------");
    assertThat(mode(dir.resolve("state/journal"))).isEqualTo("rwx------");
    assertThat(mode(dir.resolve("state/journal/1.jsonl"))).isEqualTo("rw-------");
    assertThat(mode(dir.resolve("state/journal/lock"))).isEqualTo("rw-------");
  }

  @Test
  void no_secret_is_in_it() throws IOException {
    Program listen = program().listen("--secret", CANARY);
    send(
        listen,
        SENT,
        "X-OTPIQ-Webhook-Secret: " + CANARY,
        "Authorization: Bearer " + CANARY,
        "Cookie: a=" + CANARY,
        "X-Note: it is " + CANARY);
    send(listen, SENT, "X-OTPIQ-Webhook-Secret: other-" + CANARY);
    listen.interrupt().exit();
    String journal = Files.readString(dir.resolve("state/journal/1.jsonl"));
    assertThat(journal.lines()).hasSize(3);
    assertThat(journal).contains("\"X-Note\",\"it is [hidden]\"").doesNotContain(CANARY);
  }

  @Test
  void without_a_place_listen_goes_on_and_says_so_once() throws IOException {
    Files.writeString(dir.resolve("file"), "");
    Program unwritable = new Program(dir).env("OTPIQ_STATE_DIR", "file").listen("--count", "1");
    Program homeless = new Program(dir).start("listen", "--port", "0", "--count", "1");
    Program unwanted = program().listen("--no-journal", "--count", "1");
    Stream.of(unwritable, homeless, unwanted)
        .forEach(each -> assertThat(send(each, SENT)).isEqualTo(200));

    assertThat(unwritable.exit()).isZero();
    assertThat(unwritable.err())
        .containsOnlyOnce("warning: ")
        .contains(" is not a directory, so otpiq does not use it; --no-journal hides this warning");
    assertThat(homeless.exit()).isZero();
    assertThat(homeless.err())
        .containsOnlyOnce("warning: ")
        .contains("there is no home directory for the journal");
    assertThat(unwanted.exit()).isZero();
    assertThat(unwanted.err()).doesNotContain("note: ");
    assertThat(dir.resolve("state")).doesNotExist();
  }

  @Test
  void a_large_body_is_kept_and_read_again() {
    String large = "{\"reason\":\"" + "x".repeat(300_000) + "\"}";
    Program listen = program().listen("--accept", "--save", "saved.jsonl", "--count", "1");
    assertThat(send(listen, large)).isEqualTo(200);
    listen.exit();

    assertThat(ran("replay", "--last", "--print")).isEqualTo(large + "\n");
    assertThat(ran("replay", "saved.jsonl", "--print")).isEqualTo(large + "\n");
  }

  @Test
  void duplicates_and_order_are_known_after_a_restart_that_resumes() {
    receive(SENT, DELIVERED);
    Program fresh = receive(DELIVERED);
    Program resumed = program().listen("--resume", "--count", "3", "-o", "compact");
    send(resumed, DELIVERED);
    send(resumed, SENT);
    send(resumed, DELIVERED.replace("delivered", "failed"));
    assertThat(resumed.exit()).isZero();

    assertThat(fresh.out()).doesNotContain("duplicate");
    assertThat(resumed.out().lines().map(line -> line.replaceAll(".*note:(\\S+).*", "$1")))
        .containsExactly("duplicate", "duplicate,late-sent", "conflict");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("state/journal"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("lock"))
          .sorted()
          .toList();
    }
  }
}
