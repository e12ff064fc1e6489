package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How the files of the journal and of --save are written: by one writer, whole, for the owner only.
 */
class JournalFilesIT extends JournalITBase {
  @Test
  void a_second_writer_a_folder_and_a_port_in_use_are_refused_in_a_line() throws IOException {
    Shell.Running first = listening("--save saved.jsonl --count 2");
    String port = url(first).replaceAll("\\D", "").substring("127001".length());
    assertThat(Load.post(url(first), Load.body("one"))).isEqualTo(200);

    refused(run("./otpiq listen --port 0 --save saved.jsonl"), "another otpiq is writing to ");
    refused(run("./otpiq listen --port 0 --save state"), "state cannot be written");
    refused(run("./otpiq listen --port " + port), "port " + port);

    assertThat(Load.post(url(first), Load.body("two"))).isEqualTo(200);
    assertThat(first.end().exit()).isZero();
    assertThat(ids(Files.readAllLines(dir.resolve("saved.jsonl")))).containsExactly("one", "two");
    assertThat(journalFiles()).hasSize(1);
  }

  @Test
  void a_file_that_is_renamed_meanwhile_loses_nothing() throws IOException {
    Shell.Running listening = listening("--save saved.jsonl --count 2");
    assertThat(Load.post(url(listening), Load.body("one"))).isEqualTo(200);
    ranWell("mv saved.jsonl other.jsonl");
    assertThat(Load.post(url(listening), Load.body("two"))).isEqualTo(200);

    assertThat(listening.end().exit()).isZero();
    assertThat(ids(Files.readAllLines(dir.resolve("other.jsonl")))).containsExactly("one", "two");
  }

  @Requires({"strace", "may-trace"})
  @Test
  void each_record_is_one_write() throws IOException {
    String trace = "strace -f -y -s 0 -e trace=write,pwrite64,writev,pwritev -o trace ";
    Shell.Running listening =
        new Shell(dir)
            .start("exec " + trace + "./otpiq listen --port 0 --save saved.jsonl --count 20")
            .await("Ctrl-C stops");
    for (int i = 1; i <= 20; i++) {
      assertThat(Load.post(url(listening), Load.body("sms-" + i))).isEqualTo(200);
    }
    assertThat(listening.end().exit()).isZero();
    List<String> writes = Files.readAllLines(dir.resolve("trace"));
    assertThat(writes.stream().filter(line -> line.contains("/saved.jsonl>"))).hasSize(20);
    assertThat(writes.stream().filter(line -> line.contains("/journal/1.jsonl>")))
        .as("one about the run, and one for each webhook")
        .hasSize(21);
  }

  @Test
  void secrets_are_in_no_file_and_no_output_and_all_is_for_the_owner_only() throws IOException {
    String canary = "canary-5ecret";
    Files.writeString(dir.resolve("secret"), canary);
    Shell.Running listening =
        new Shell(dir)
            .start(
                "umask 000; chmod 600 secret; "
                    + LISTEN.replace("compact", "pretty")
                    + "-v --secret-file secret --save saved.jsonl")
            .await("Ctrl-C stops");
    String right = "X-OTPIQ-Webhook-Secret: " + canary;
    assertThat(Load.post(url(listening), Load.body("a"), right, "Cookie: a=" + canary))
        .isEqualTo(200);
    assertThat(Load.post(url(listening), Load.body("b"), right + "x", "X-Api-Key: " + canary))
        .isEqualTo(401);
    assertThat(Load.post(url(listening), "{", right, "Authorization: Bearer " + canary))
        .isEqualTo(400);
    Shell.Result result = listening.signal("TERM").end();

    assertThat(result.text()).contains("journal 1.1").doesNotContain(canary);
    assertThat(run("grep -rl " + canary + " state saved.jsonl").text()).isEmpty();
    assertThat(ranWell("./otpiq journal show 1.1; ./otpiq journal export"))
        .contains("[hidden]")
        .doesNotContain(canary);
    assertThat(ranWell("find state saved.jsonl -type f ! -perm 600 -o -type d ! -perm 700"))
        .isEmpty();
  }

  private static void refused(Shell.Result result, String why) {
    assertThat(result.exit()).isEqualTo(6);
    assertThat(result.text().lines().filter(line -> !line.startsWith("Try: ")))
        .singleElement()
        .asString()
        .contains(why);
  }
}
