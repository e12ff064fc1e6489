package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @EnumSource
  void a_name_that_is_taken_is_left_as_it_is(Prepared prepared)
      throws IOException, InterruptedException {
    Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
    Path taken = dir.resolve("a.jsonl.torn-8");
    prepared.put(taken, elsewhere, "precious");
    String before = Prepared.contents(elsewhere, taken);

    moved("{\"n\":1}\n{\"n\":");

    assertThat(dir.resolve("a.jsonl.torn-8-2")).hasContent("{\"n\":");
    assertThat(Prepared.contents(elsewhere, taken)).isEqualTo(before);
  }

  @Test
  void if_too_many_names_are_taken_the_file_is_not_changed() throws IOException {
    Files.createFile(dir.resolve("a.jsonl.torn-0"));
    for (int i = 2; i <= 100; i++) {
      Files.createFile(dir.resolve("a.jsonl.torn-0-" + i));
    }

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> moved("{"))
        .withMessageContaining("there are 100 files of its partial writes; remove them");
    assertThat(dir.resolve("a.jsonl")).hasContent("{");
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
