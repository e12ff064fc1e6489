package com.otpiq.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
  private @TempDir Path dir;

  @Test
  void a_file_is_replaced_whole_for_its_owner_only_and_leaves_no_temporary_file()
      throws IOException {
    Path file = Files.writeString(dir.resolve("a"), "a longer text of before");

    PrivateFile.replace(file, "new".getBytes(UTF_8));

    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_replacement_that_fails_leaves_no_temporary_file() throws IOException {
    Path directory = Files.createDirectories(dir.resolve("taken/by"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> PrivateFile.replace(dir.resolve("taken"), new byte[1]));
    assertThat(directory).isEmptyDirectory();
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_missing_file_is_empty_and_a_directory_is_a_local_problem() {
    assertThat(PrivateFile.read(dir.resolve("none"))).isEmpty();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PrivateFile.read(dir))
        .returns(Problem.Kind.LOCAL, Problem::kind)
        .withMessageContaining("cannot be read");
  }

  @Test
  void content_is_compared_byte_for_byte() throws IOException {
    Path file = Files.writeString(dir.resolve("a"), "text");

    assertThat(PrivateFile.hasContent(file, "text".getBytes(UTF_8))).isTrue();
    assertThat(PrivateFile.hasContent(file, "text\n".getBytes(UTF_8))).isFalse();
    assertThat(PrivateFile.hasContent(dir.resolve("none"), new byte[0])).isFalse();
  }

  @Test
  void the_start_of_a_file_is_as_long_as_the_file_at_most() throws IOException {
    Path file = Files.writeString(dir.resolve("a"), "text");

    assertThat(PrivateFile.readStart(file, 2)).asString(UTF_8).isEqualTo("te");
    assertThat(PrivateFile.readStart(file, 9)).asString(UTF_8).isEqualTo("text");
    assertThat(PrivateFile.readStart(dir, 9)).isEmpty();
  }
}
