package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  private @TempDir Path dir;

  @Test
  void a_file_is_created_with_its_parents() {
    Path file = dir.resolve("a/b.txt");

    OutputFile.create(file, "text\n");

    assertThat(file).hasContent("text\n");
    assertThat(OutputFile.exists(file)).isTrue();
  }

  @Test
  void an_existing_file_is_not_changed() throws IOException {
    Path file = Files.writeString(dir.resolve("a"), "before");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> OutputFile.create(file, "after"))
        .returns(Problem.Kind.LOCAL, Problem::kind)
        .withMessage(file + " already exists");
    assertThat(file).hasContent("before");
  }

  @Test
  void a_file_below_a_file_cannot_be_written() throws IOException {
    Path file = Files.createFile(dir.resolve("a"));

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> OutputFile.create(file.resolve("b"), "text"))
        .returns(Problem.Kind.LOCAL, Problem::kind);
  }
}
