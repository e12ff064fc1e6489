package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        .withMessage(file + " already exists; it was not changed");
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
    OutputFile.replace(usual, "usual", OutputFileTest::isAny);
    Path file = Files.writeString(dir.resolve("a"), "before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(before));

    OutputFile.replace(file, "after", OutputFileTest::isAny);

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
      OutputFile.replace(file, "after", OutputFileTest::isAny);
      assertThat(file).hasContent("after");
    } else {
      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> OutputFile.replace(file, "after", OutputFileTest::isAny))
          .withMessageStartingWith(file + " cannot be written: it is ");
    }
    assertThat(Prepared.contents(elsewhere)).isEqualTo(kept);
  }

  @Test
  void a_replacement_leaves_no_other_file() throws IOException {
    Path file = dir.resolve("a");

    OutputFile.replace(file, "one", OutputFileTest::isAny);
    OutputFile.replace(file, "two", OutputFileTest::isAny);

    assertThat(PrivateDirectory.list(dir)).containsExactly(file);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> OutputFile.replace(dir.resolve("none/a"), "text", OutputFileTest::isAny))
        .withMessageEndingWith("none/a cannot be written: there is no such directory");
  }

  @Test
  void only_an_empty_file_or_one_of_its_kind_is_replaced() throws IOException {
    Path file = Files.createFile(dir.resolve("a"));
    OutputFile.replace(file, "report 1", text -> text.startsWith("report"));
    OutputFile.replace(file, "report 2", text -> text.startsWith("report"));
    assertThat(file).hasContent("report 2");

    Files.writeString(file, "notes");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> OutputFile.replace(file, "3", text -> text.startsWith("report")))
        .returns(Problem.Kind.LOCAL, Problem::kind)
        .withMessage(file + " cannot be replaced: it is a file of another kind");
    assertThat(file).hasContent("notes");
  }

  @Test
  void of_several_files_all_are_created_or_none() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("new/deep/a", "a");
    texts.put("b", "b");
    texts.put("x".repeat(256), "c");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> OutputFile.createAll(dir.resolve("into"), texts))
        .withMessageEndingWith("x cannot be written: File name too long");
    assertThat(dir).isEmptyDirectory();

    texts.remove("x".repeat(256));
    OutputFile.createAll(dir.resolve("into"), texts);
    assertThat(dir.resolve("into/new/deep/a")).hasContent("a");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> OutputFile.createAll(dir.resolve("into"), Map.of("c", "", "b", "")));
    assertThat(dir.resolve("into/b")).hasContent("b");
    assertThat(dir.resolve("into/c")).doesNotExist();
  }

  @Test
  void a_private_file_is_complete_or_not_there() throws IOException {
    Path file = dir.resolve("a");
    assertThatIllegalStateException()
        .isThrownBy(() ->
            OutputFile.createPrivate(
                file,
                Stream.of("one", "two")
                    .peek(text -> {
                      if (text.equals("two")) {
                        throw new IllegalStateException("no more");
                      }
                    })));
    assertThat(file).doesNotExist();

    OutputFile.createPrivate(file, Stream.of("one\n", "two\n"));
    assertThat(file).hasContent("one\ntwo\n");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> OutputFile.createPrivate(file, Stream.of("three")))
        .withMessage(file + " already exists; it was not changed");
    assertThat(file).hasContent("one\ntwo\n");
  }

  @Test
  void the_null_device_and_a_pipe_of_the_shell_are_written_and_stay() throws Exception {
    OutputFile.replace(Path.of("/dev/null"), "text", _ -> false);
    OutputFile.createPrivate(Path.of("/dev/null"), Stream.of("text"));
    assertThat(Path.of("/dev/null")).exists();

    for (String stream : List.of("/dev/stdout", "/dev/stderr", "/dev/fd/1", "/proc/self/fd/2")) {
      assertThatExceptionOfType(Problem.class)
          .as(stream)
          .isThrownBy(() -> OutputFile.requireReplaceable(Path.of(stream), OutputFileTest::isAny))
          .withMessage(stream + " cannot be written: it is a stream of otpiq itself");
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static boolean isAny(String content) {
    return true;
  }
}
