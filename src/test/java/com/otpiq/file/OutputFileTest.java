package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @CsvSource({"rw-------, rw-------", "r--r--r--, r--r--r--", "rw-rw-rw-, ", "rwxrwxrwx, "})
  void a_replaced_file_is_not_more_accessible_than_before(String before, @Nullable String after)
      throws IOException {
    Path usual = dir.resolve("usual");
    OutputFile.replace(usual, "usual");
    Path file = Files.writeString(dir.resolve("a"), "before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(before));

    OutputFile.replace(file, "after");

    assertThat(file).hasContent("after");
    assertThat(mode(file)).isEqualTo(after == null ? mode(usual) : after);
  }

  @ParameterizedTest
  @EnumSource
  void only_a_regular_file_is_replaced_and_what_has_its_other_name_is_kept(Prepared prepared)
      throws IOException, InterruptedException {
    Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
    Path file = dir.resolve("a");
    prepared.put(file, elsewhere, "before");
    String kept = Prepared.contents(elsewhere);

    if (prepared.isRegular()) {
      OutputFile.replace(file, "after");
      assertThat(file).hasContent("after");
    } else {
      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> OutputFile.replace(file, "after"))
          .withMessageStartingWith(file + " cannot be written: it is ");
    }
    assertThat(Prepared.contents(elsewhere)).isEqualTo(kept);
  }

  @Test
  void a_replacement_leaves_no_other_file() throws IOException {
    Path file = dir.resolve("a");

    OutputFile.replace(file, "one");
    OutputFile.replace(file, "two");

    assertThat(PrivateDirectory.list(dir)).containsExactly(file);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> OutputFile.replace(dir.resolve("none/a"), "text"));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
