package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged is kept, whatever happens to the process, the disk and the files. */
class JournalIT extends JournalITBase {
  private static final int KILLS = 25;
  private static final int WRITERS = 4;

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
    ranWell("mount -t tmpfs -o size=2m,mode=700 tmpfs disk");
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
      ranWell("mount -o remount,size=16m,mode=700 disk");
      assertThat(Load.post(url(listening), Load.body("again"))).isEqualTo(200);
      Shell.Result result = listening.await("again").signal("INT").end();
      assertThat(result.text())
          .containsOnlyOnce("warning: webhooks cannot be saved (is the disk full?)")
          .containsOnlyOnce("note: webhooks are saved again")
          .doesNotContain("\tat ");
      List<String> lines = Files.readAllLines(disk.resolve("journal/1.jsonl"));
      assertThat(lines.stream().map(JournalITBase::object).filter(JournalITBase::isWebhook))
          .hasSize(accepted + 1);
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

  private static Path torn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(".torn-")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
