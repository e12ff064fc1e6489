package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialWriteTest {
  private @TempDir Path dir;

  @Test
  void the_bytes_after_the_last_newline_are_moved_to_a_file_named_by_their_offset()
      throws IOException {
    Path file = moved("{\"n\":1}\n{\"n\":");

    assertThat(file).hasContent("{\"n\":1}\n");
    assertThat(dir.resolve("a.jsonl.torn-8")).hasContent("{\"n\":");
  }

  @Test
  void a_file_without_any_newline_is_moved_as_a_whole() throws IOException {
    Path file = moved("{\"n\"");

    assertThat(file).isEmptyFile();
    assertThat(dir.resolve("a.jsonl.torn-0")).hasContent("{\"n\"");
  }

  @Test
  void a_complete_file_and_an_empty_one_are_not_changed() throws IOException {
    assertThat(moved("{}\n")).hasContent("{}\n");
    assertThat(moved("")).isEmptyFile();
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).hasSize(1);
    }
  }

  private Path moved(String content) throws IOException {
    Path file = Files.writeString(dir.resolve("a.jsonl"), content);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      PartialWrite.moveAside(file, channel);
    }
    return file;
  }
}
