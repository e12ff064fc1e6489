package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSegmentTest {
  private @TempDir Path dir;

  @Test
  void segments_are_listed_oldest_first_and_other_files_are_not() throws IOException {
    for (String name :
        List.of(
            "10.jsonl",
            "9.jsonl",
            "9-10.jsonl",
            "9-2.jsonl",
            "9.jsonl.torn-7",
            "8.jsonl.torn-7-2")) {
      Files.createFile(dir.resolve(name));
    }
    for (String name : List.of("lock", "a.jsonl", "9.json", "9.jsonl.bak", "1234567890.jsonl")) {
      Files.createFile(dir.resolve(name));
    }

    List<JournalSegment> segments = JournalSegment.list(dir);

    assertThat(segments.stream().map(segment -> segment.run() + "/" + segment.part()))
        .containsExactly("8/1", "9/1", "9/1", "9/2", "9/10", "10/1");
    assertThat(segments.stream().filter(JournalSegment::isPartialWrite).map(JournalSegment::path))
        .containsExactly(dir.resolve("8.jsonl.torn-7-2"), dir.resolve("9.jsonl.torn-7"));
  }

  @Test
  void a_missing_directory_has_no_segments() throws IOException {
    assertThat(JournalSegment.list(dir.resolve("none"))).isEmpty();
  }

  @Test
  void the_name_of_a_segment_is_read_again() throws IOException {
    for (JournalSegment segment :
        List.of(JournalSegment.of(dir, 17, 1), JournalSegment.of(dir, 17, 2))) {
      Files.createFile(segment.path());

      assertThat(JournalSegment.list(dir)).contains(segment);
    }
  }
}
