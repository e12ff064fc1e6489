package com.otpiq.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb", "a\rb", "a\nb\n"})
  void every_line_is_marked_whatever_the_line_ends(String text) {
    assertThat(ReceivedText.lines(text, 5)).containsExactly("│ a", "│ b");
  }

  @Test
  void a_line_is_made_safe_and_keeps_its_indent() {
    assertThat(ReceivedText.lines("  a\u001b\u0085b\tc", 5))
        .containsExactly("│   a\\u001b\\u0085b\\u0009c");
  }

  @Test
  void lines_that_are_not_shown_are_counted() {
    assertThat(ReceivedText.lines("a\nb\nc", 2)).containsExactly("│ a", "│ b", "… (+1 line)");
    assertThat(ReceivedText.lines("\n".repeat(1_000_000), 1))
        .isEqualTo(List.of("│ ", "… (+999999 lines)"));
  }

  @Test
  void no_text_has_no_lines() {
    assertThat(ReceivedText.lines("", 5)).isEmpty();
  }

  @Test
  void no_other_class_writes_the_mark() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> writing =
          files.filter(Files::isRegularFile).filter(ReceivedTextTest::hasMark).toList();

      assertThat(writing)
          .extracting(Path::getFileName)
          .containsExactly(Path.of("ReceivedText.java"));
    }
  }

  private static boolean hasMark(Path file) {
    try {
      return Files.readString(file).contains("│") || Files.readString(file).contains("\\u2502");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
