package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyFileTest {
  private static final Path NAME = Path.of("ready");
  private static final String URL = "http://127.0.0.1:4242/";

  private @TempDir Path dir;

  @Test
  void the_file_is_there_while_the_listener_runs() {
    ReadyFile ready = ReadyFile.of(dir, NAME);
    assertThat(dir).isEmptyDirectory();

    ready.write(URL);
    assertThat(dir.resolve(NAME)).hasContent(URL + "\n");
    ready.delete();
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void an_empty_file_of_another_program_is_the_same_one_afterwards() throws IOException {
    Path file = Files.createFile(dir.resolve(NAME));
    Object inode = Files.getAttribute(file, "unix:ino");
    ReadyFile ready = ReadyFile.of(dir, NAME);

    ready.write(URL);
    assertThat(file).hasContent(URL + "\n");
    ready.delete();
    assertThat(file).isEmptyFile();
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
  }

  @Test
  void what_another_program_wrote_meanwhile_is_kept() throws IOException {
    for (boolean isEmpty : new boolean[] {true, false}) {
      Path file = dir.resolve("ready" + isEmpty);
      if (isEmpty) {
        Files.createFile(file);
      }
      ReadyFile ready = ReadyFile.of(dir, file);
      ready.write(URL);
      Files.writeString(file, "log");

      ready.delete();
      assertThat(file).hasContent("log");
    }
  }

  @Test
  void what_a_killed_listener_left_is_replaced() throws IOException {
    Files.writeString(dir.resolve(NAME), "http://127.0.0.1:1/\n");
    ReadyFile ready = ReadyFile.of(dir, NAME);

    ready.write(URL);
    assertThat(dir.resolve(NAME)).hasContent(URL + "\n");
    ready.delete();
    assertThat(dir).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void two_listeners_do_not_share_a_file(boolean isEmpty) throws IOException {
    if (isEmpty) {
      Files.createFile(dir.resolve(NAME));
    }
    ReadyFile first = ReadyFile.of(dir, NAME);
    ReadyFile early = ReadyFile.of(dir, NAME);
    first.write(URL);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> ReadyFile.of(dir, NAME))
        .returns(Problem.Kind.USAGE, Problem::kind)
        .withMessage("another listener uses the ready file ready");
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> early.write("http://127.0.0.1:1/"));
    early.delete();
    assertThat(dir.resolve(NAME)).hasContent(URL + "\n");
    first.delete();
    ReadyFile.of(dir, NAME).write(URL);
  }

  @Test
  void the_null_device_is_not_deleted() {
    ReadyFile ready = ReadyFile.of(dir, Path.of("/dev/null"));

    ready.write(URL);
    ready.delete();
    assertThat(Path.of("/dev/null")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes", "http://a b\n", "http://a\nmore", ""})
  void any_other_file_is_refused(String content) throws IOException {
    Path file = Files.writeString(dir.resolve(NAME), content);
    if (content.isEmpty()) {
      Files.delete(file);
      Files.createDirectory(file);
    }

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> ReadyFile.of(dir, NAME))
        .returns(Problem.Kind.USAGE, Problem::kind)
        .withMessageContaining("already exists and was not written by otpiq");
  }
}
