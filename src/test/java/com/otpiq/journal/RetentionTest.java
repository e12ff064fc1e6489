package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.file.AppendOnlyFile;
import com.otpiq.json.BodyParser;
import com.otpiq.rule.Authentication;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal stays small, and what others write stays whole. */
class RetentionTest {
  private static final long MIB = 1 << 20;

  /** A thousandth of the default limits. */
  private static final RetentionLimits SMALL = new RetentionLimits(200, 32 << 10, 24 << 10);

  private static final byte[] KILOBYTE =
      ("\"" + "x".repeat(1_000) + "\"").getBytes(StandardCharsets.UTF_8);

  private static final Optional<WebhookResponse> OK = Optional.of(WebhookResponse.of(200, "ok"));

  private @TempDir Path state;
  private Path directory = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    directory = Files.createDirectory(state.resolve("journal"));
  }

  @Test
  void more_than_200_runs_are_never_kept() throws IOException {
    for (int run = 1; run <= 205; run++) {
      Files.writeString(directory.resolve(run + ".jsonl"), "{}\n");
    }
    try (JournalRun run = Journal.in(state).begin()) {
      assertThat(run.entryId(1)).isEqualTo("206.1");
      assertThat(names()).hasSize(200).contains("7.jsonl").doesNotContain("6.jsonl");
    }
  }

  @Test
  void the_oldest_go_so_that_there_is_room_within_64_mib() throws IOException {
    sized("1.jsonl", 20 * MIB);
    sized("1-2.jsonl", 20 * MIB);
    sized("2.jsonl", 20 * MIB);
    sized("9.jsonl", 2 * MIB);
    sized("10.jsonl", 10 * MIB);

    try (JournalRun _ = Journal.in(state).begin()) {
      assertThat(names()).containsExactlyInAnyOrder("2.jsonl", "9.jsonl", "10.jsonl", "11.jsonl");
    }
  }

  @Test
  void what_a_living_otpiq_writes_is_never_removed() throws IOException {
    sized("1.jsonl", 60 * MIB);
    sized("2.jsonl", 60 * MIB);
    try (AppendOnlyFile _ = AppendOnlyFile.open(directory.resolve("1.jsonl"));
        JournalRun _ = Journal.in(state).begin()) {
      assertThat(names()).containsExactlyInAnyOrder("1.jsonl", "3.jsonl");
    }
  }

  @Test
  void a_run_that_grows_goes_on_in_a_further_file_and_is_read_as_one() {
    try (JournalRun run = Journal.in(state, SMALL).begin()) {
      for (int number = 1; number <= 40; number++) {
        assertThat(run.append(number, request(KILOBYTE), OK, Optional.of(Authentication.VERIFIED)))
            .isTrue();
      }
    }

    assertThat(names()).containsExactlyInAnyOrder("1.jsonl", "1-2.jsonl");
    assertThat(Journal.in(state).entries().map(entry -> entry.id().toString()))
        .hasSize(40)
        .startsWith("1.1")
        .endsWith("1.40");
  }

  @Test
  @Timeout(60)
  void a_webhook_waits_for_no_other_otpiq_that_has_locked_the_journal() throws IOException {
    try (JournalRun run = Journal.in(state, SMALL).begin()) {
      try (FileChannel other =
          FileChannel.open(directory.resolve("lock"), StandardOpenOption.WRITE)) {
        assertThat(other.tryLock()).isNotNull();
        for (int number = 1; number <= 24; number++) {
          assertThat(
                  run.append(number, request(KILOBYTE), OK, Optional.of(Authentication.VERIFIED)))
              .isTrue();
        }
        assertThat(names()).containsExactly("1.jsonl");
      }
      assertThat(run.append(25, request(KILOBYTE), OK, Optional.of(Authentication.VERIFIED)))
          .isTrue();
      assertThat(names()).containsExactlyInAnyOrder("1.jsonl", "1-2.jsonl");
    }
    assertThat(Journal.in(state).entries()).hasSize(25);
  }

  @Test
  void however_long_a_run_goes_on_the_whole_stays_within_its_limits() throws IOException {
    try (JournalRun run = Journal.in(state, SMALL).begin()) {
      for (int number = 1; number <= 150; number++) {
        assertThat(run.append(number, request(KILOBYTE), OK, Optional.of(Authentication.VERIFIED)))
            .isTrue();
        assertThat(bytes()).isLessThan(SMALL.bytes() + SMALL.segmentBytes() + 3L * KILOBYTE.length);
      }
    }

    List<String> ids = Journal.in(state).entries().map(entry -> entry.id().toString()).toList();
    assertThat(ids).hasSizeGreaterThan(24).hasSizeLessThan(80).last().isEqualTo("1.150");
  }

  @Test
  void the_default_limits_keep_a_journal_below_64_mib_and_at_most_200_runs() {
    RetentionLimits limits = RetentionLimits.DEFAULT;

    assertThat(limits.runs()).isEqualTo(200);
    assertThat(limits.bytes() + limits.segmentBytes() + 8 * MIB).isEqualTo(64 * MIB);
  }

  @Test
  void what_a_crash_tore_is_set_aside_at_the_next_start_and_an_empty_run_goes() throws IOException {
    String whole = "{\"type\":\"delivery\",\"id\":\"1.1\",\"body\":\"{}\"}\n";
    Files.writeString(directory.resolve("1.jsonl"), whole + "{\"type\":\"deli");
    Files.writeString(directory.resolve("2.jsonl"), "");

    assertThat(Journal.in(state).entries().map(entry -> entry.id().toString()))
        .containsExactly("1.1");
    Journal.in(state).begin().close();

    assertThat(Files.readString(directory.resolve("1.jsonl"))).isEqualTo(whole);
    assertThat(names()).containsExactlyInAnyOrder("1.jsonl", "1.jsonl.torn-" + whole.length());
  }

  @Test
  void what_an_application_answered_later_holds() {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    try (JournalRun run = Journal.in(state).begin()) {
      run.append(1, request(body), Optional.empty(), Optional.of(Authentication.VERIFIED));
      run.append(2, request(body), Optional.empty(), Optional.of(Authentication.VERIFIED));
      run.recordResponse(1, WebhookResponse.of(503, "down"));
    }

    assertThat(Journal.in(state).entries().map(JournalEntry::responseStatus))
        .containsExactly(503, 0);
  }

  private static ReceivedRequest request(byte[] body) {
    return new ReceivedRequest("POST", "/", Delivery.ofBody(Instant.EPOCH, BodyParser.parse(body)));
  }

  private void sized(String name, long bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
      file.setLength(bytes);
      file.seek(bytes - 1);
      file.write('\n');
    }
  }

  private long bytes() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals("lock"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
