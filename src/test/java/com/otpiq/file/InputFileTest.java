package com.otpiq.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputFileTest {
  private @TempDir Path dir;

  @Test
  void a_name_is_relative_to_the_working_directory_and_a_dash_is_standard_input()
      throws IOException {
    Files.writeString(dir.resolve("a"), "file");
    InputStream stdin = new ByteArrayInputStream("input".getBytes(UTF_8));

    assertThat(InputFile.read("a", dir, stdin)).asString(UTF_8).isEqualTo("file");
    assertThat(InputFile.read("-", dir, stdin)).asString(UTF_8).isEqualTo("input");
  }

  @Test
  void a_pipe_is_read_until_its_writer_closes_it() throws Exception {
    Path pipe = dir.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer =
        Thread.ofVirtual()
            .start(() ->
                assertThatCode(() -> Files.writeString(pipe, "{}")).doesNotThrowAnyException());

    assertThat(InputFile.read("pipe", dir, InputStream.nullInputStream()))
        .asString(UTF_8)
        .isEqualTo("{}");
    writer.join();
  }

  @ParameterizedTest
  @CsvSource({
    "none, none cannot be read: there is no such file",
    "folder, folder is a directory",
    "folder/., folder/. is a directory",
    "huge, huge is larger than 1 GiB; split it",
    "'a\0b', 'a\0b cannot be read'",
    "-, standard input cannot be read: Pipe not connected"
  })
  void what_cannot_be_read_is_an_input_problem(String name, String message) throws IOException {
    Files.createDirectory(dir.resolve("folder"));
    try (var huge = new RandomAccessFile(dir.resolve("huge").toFile(), "rw")) {
      huge.setLength(3L << 30);
    }

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> InputFile.read(name, dir, new PipedInputStream()))
        .returns(Problem.Kind.INPUT, Problem::kind)
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1] | a:1:1: this is not a JSON object",
        "{\"a\":1,} | a:1:8: `}` is not allowed here; is there an extra comma?",
        "{}{} | a:1:3: there is more text after the JSON value"
      })
  void anything_but_one_object_has_line_and_column(String text, String message) throws IOException {
    Files.writeString(dir.resolve("a"), text);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> InputFile.readObject("a", dir, InputStream.nullInputStream()))
        .withMessage(message);
  }

  @Test
  void an_object_keeps_its_bytes() throws IOException {
    Files.writeString(dir.resolve("a"), " {\"a\" : 1.0}\n");

    assertThat(InputFile.readObject("a", dir, InputStream.nullInputStream()).text())
        .isEqualTo(" {\"a\" : 1.0}\n");
  }

  @Test
  void text_must_be_utf_8() throws IOException {
    Path file = Files.write(dir.resolve("a"), new byte[] {(byte) 0xff});

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> InputFile.readText(file, "the key", 10))
        .withMessage("the key is not UTF-8 text");
  }

  @Test
  void what_has_no_end_is_read_up_to_the_limit() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> InputFile.readText(Path.of("/dev/zero"), "the key", 1024))
        .withMessage("the key is larger than 1 KiB");
  }

  @Test
  void the_reason_is_said() {
    assertThat(
            Stream.of(
                    new NoSuchFileException("a"),
                    new AccessDeniedException("a"),
                    new FileSystemException("a", null, "Too many levels of symbolic links"),
                    new IOException("Is a directory"),
                    new IOException())
                .map(failure -> InputFile.unreadable("a", failure).message()))
        .containsExactly(
            "a cannot be read: there is no such file",
            "a cannot be read: this user has no permission",
            "a cannot be read: Too many levels of symbolic links",
            "a cannot be read: Is a directory",
            "a cannot be read");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF"})
  void a_byte_order_mark_is_not_content(String charset, String mark) throws IOException {
    Files.write(dir.resolve("a"), "\uFEFF{\"ک\":\"👍\"}".getBytes(Charset.forName(charset)));
    byte[] marked = Files.readAllBytes(dir.resolve("a"));

    assertThat(HexFormat.of().withUpperCase().formatHex(marked)).startsWith(mark);
    assertThat(InputFile.read("a", dir, InputStream.nullInputStream()))
        .asString(UTF_8)
        .isEqualTo("{\"ک\":\"👍\"}");
    assertThat(InputFile.read("-", dir, new ByteArrayInputStream(marked)))
        .asString(UTF_8)
        .isEqualTo("{\"ک\":\"👍\"}");
  }
}
