package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged is kept, whatever happens to the process, the disk and the files. */
class JournalIT {
  private static final int KILLS = 25;
  private static final int WRITERS = 4;
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
  private static final String LISTEN = "exec ./otpiq listen --port 0 -o compact ";

  private @TempDir Path dir;

  @Tag("long")
  @Test
  void kill_9_loses_nothing_that_was_acknowledged() throws IOException, InterruptedException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Set<String> acknowledged = new HashSet<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      Shell.Running listening = listening("--save saved.jsonl >/dev/null");
      Load load = Load.on(url(listening), WRITERS).await(1);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
      listening.signal("KILL").end();
      acknowledged.addAll(load.end().acknowledged());
    }
    listening("--save saved.jsonl").signal("TERM").end();

    assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    assertThat(ids(Files.readAllLines(dir.resolve("saved.jsonl"))))
        .as("seed %s", seed)
        .containsAll(acknowledged);
    assertThat(ids(ranWell("./otpiq journal export").lines().toList()))
        .as("seed %s", seed)
        .containsAll(acknowledged);
    for (Path file : journalFiles()) {
      assertThat(ids(Files.readAllLines(file))).as("%s, seed %s", file, seed).isNotEmpty();
    }
  }

  @Tag("long")
  @Test
  void torn_tails_are_set_aside_and_swallow_nothing() throws IOException {
    for (byte[] tail : tails()) {
      Shell.Running first = listening("--save saved.jsonl --count 1");
      assertThat(Load.post(url(first), Load.body("before"))).isEqualTo(200);
      first.end();
      Path saved = dir.resolve("saved.jsonl");
      Path journal = journalFiles().getFirst();
      Files.write(saved, tail, StandardOpenOption.APPEND);
      Files.write(journal, tail, StandardOpenOption.APPEND);

      Shell.Running second = listening("--save saved.jsonl --count 1");
      assertThat(Load.post(url(second), Load.body("after"))).isEqualTo(200);
      assertThat(second.end().exit()).isZero();

      String what = new String(tail, StandardCharsets.ISO_8859_1);
      assertThat(ids(Files.readAllLines(saved))).as(what).containsExactly("before", "after");
      assertThat(ids(ranWell("./otpiq journal export").lines().toList()))
          .as(what)
          .containsExactly("before", "after");
      assertThat(ranWell("./otpiq validate saved.jsonl -q -o compact").lines()).hasSize(2);
      assertThat(List.of(torn(dir), torn(dir.resolve("state/journal"))))
          .as(what)
          .allSatisfy(file -> assertThat(file).hasBinaryContent(tail));
      ranWell("rm -r state saved.jsonl*");
    }
  }

  @Requires("may-mount")
  @Test
  void a_full_disk_is_503_and_told_once_and_overcome() throws IOException {
    Path disk = Files.createDirectory(dir.resolve("disk"));
    ranWell("mount -t tmpfs -o size=2m tmpfs disk");
    try {
      Shell.Running listening = listening("--accept", disk);
      String large = "{\"reason\":\"" + "x".repeat(100_000) + "\"}";
      int accepted = 0;
      while (Load.post(url(listening), large) == 200) {
        accepted++;
        assertThat(accepted).isLessThan(30);
      }
      assertThat(Load.post(url(listening), large)).isEqualTo(503);
      assertThat(Load.post(url(listening), large)).isEqualTo(503);
      ranWell("mount -o remount,size=16m disk");
      assertThat(Load.post(url(listening), Load.body("again"))).isEqualTo(200);

      Shell.Result result = listening.await("again").signal("INT").end();
      assertThat(result.text())
          .containsOnlyOnce("note: webhooks cannot be saved (is the disk full?)")
          .containsOnlyOnce("note: webhooks are saved again")
          .doesNotContain("\tat ");
      List<String> lines = Files.readAllLines(disk.resolve("journal/1.jsonl"));
      assertThat(lines).hasSize(accepted + 1);
      assertThat(lines.getLast()).contains("again");
      assertThat(accepted).isGreaterThan(10);
    } finally {
      ranWell("umount disk");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void a_signal_under_load_ends_it_in_time_and_keeps_all(String signal) throws IOException {
    Shell.Running listening = listening("--save saved.jsonl");
    Load load = Load.on(url(listening), WRITERS).await(50);
    long before = System.nanoTime();
    Shell.Result result = listening.signal(signal).end();
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    load.end();

    assertThat(result.exit()).isZero();
    assertThat(result.text()).contains("0 refused: no findings").doesNotContain("\tat ");
    assertThat(took).isLessThan(5_000);
    assertThat(ids(Files.readAllLines(dir.resolve("saved.jsonl"))))
        .containsAll(load.acknowledged());
    assertThat(ids(Files.readAllLines(journalFiles().getFirst()))).containsAll(load.acknowledged());
  }

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
    assertThat(writes.stream().filter(line -> line.contains("/journal/1.jsonl>"))).hasSize(20);
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

  private static List<byte[]> tails() {
    byte[] cut = "{\"type\":\"delivery\",\"body\":\"نامە".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
    utf8.write(cut, 0, cut.length - 1);
    return List.of(
        "{\"type\":\"delivery\",\"at\":\"2026-01-01T00:0".getBytes(StandardCharsets.UTF_8),
        new byte[4_096],
        "{\"type\":\"delivery\",\"id\":\"1.2\",\"body\":\"{}\"}".getBytes(StandardCharsets.UTF_8),
        utf8.toByteArray(),
        "\u00ff\u00fe garbage }{".getBytes(StandardCharsets.ISO_8859_1),
        "   \t ".getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(Shell.Result result, String why) {
    assertThat(result.exit()).isEqualTo(6);
    assertThat(result.text().lines().filter(line -> !line.startsWith("Try: ")))
        .singleElement()
        .asString()
        .contains(why);
  }

  private Shell.Running listening(String options) {
    return listening(options, dir.resolve("state"));
  }

  private Shell.Running listening(String options, Path state) {
    Shell.Running running =
        new Shell(dir).env("OTPIQ_STATE_DIR", state.toString()).start(LISTEN + options);
    return running.await("Ctrl-C stops");
  }

  private static String url(Shell.Running listening) {
    Matcher url = URL.matcher(listening.text());
    assertThat(url.find()).as(listening.text()).isTrue();
    return url.group();
  }

  private Shell.Result run(String script) {
    return new Shell(dir).run(script);
  }

  private String ranWell(String script) {
    Shell.Result result = run(script);
    assertThat(result.exit()).as(result.text()).isZero();
    return result.text();
  }

  private List<Path> journalFiles() throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("state/journal"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static Path torn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(".torn-")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The smsIds of records, each of which must parse. */
  private static List<String> ids(List<String> lines) {
    return lines.stream().map(JournalIT::object).map(JournalIT::smsId).toList();
  }

  private static String smsId(Json.Obj record) {
    return object(record.text("body").orElseThrow()).text("smsId").orElseThrow();
  }

  private static Json.Obj object(String text) {
    return BodyParser.parse(text.getBytes(StandardCharsets.UTF_8))
        .object()
        .orElseThrow(() -> new AssertionError("does not parse: " + text));
  }
}
