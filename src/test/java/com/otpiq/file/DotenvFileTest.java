package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvFileTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "K=abc | abc",
        "export K=abc | abc",
        "  export  K = abc   | abc",
        "K='a b # c' | a b # c",
        "K='a\\nb' | a\\nb",
        "K=\"a \\\"b\\\" \\\\ # c\" # comment | a \"b\" \\ # c",
        "K=`it's \"x\"` | it's \"x\"",
        "K=abc # comment | abc",
        "K=abc=def== | abc=def==",
        "A=1~# K=2~K=abc~B=3 | abc",
        "A=1^~K=abc^~B=3 | abc",
        "K=1~K=abc | abc",
        "A=\"x~K=1~\"~K=abc | abc",
        "OK=1~K_=2~K.x=3~K=abc | abc",
        "K=\"abc | \"abc"
      })
  void a_value_is_read_as_the_dotenv_libraries_do(String text, String value) {
    assertThat(DotenvFile.parse(text.replace('~', '\n').replace('^', '\r'), ".env").value("K"))
        .isEqualTo(Optional.of(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#K=1", "K", "A=K=1", "AK=1", "k=1"})
  void a_variable_may_be_missing(String text) {
    assertThat(DotenvFile.parse(text, ".env").value("K")).isEmpty();
  }

  @Test
  void an_empty_value_is_not_a_missing_one() {
    assertThat(DotenvFile.parse("K=\n", ".env").value("K")).contains("");
    assertThat(DotenvFile.parse("K= # none\n", ".env").value("K")).contains("");
  }

  @Test
  void what_the_libraries_read_differently_is_refused() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> DotenvFile.parse("K=ab#c", ".env").value("K"))
        .withMessage("K in .env has a # and no quotes, so libraries differ about it");
  }

  @Test
  void a_large_file_is_read_quickly() {
    String large = "K=\"" + "\\\\".repeat(30_000) + "\"\n" + "'\"`=".repeat(5_000);

    assertThat(DotenvFile.parse(large, ".env").value("K").orElseThrow()).hasSize(30_000);
  }

  @ParameterizedTest
  @CsvSource({
    ".env, .env, ''",
    "conf/.env#KEY, conf/.env, KEY",
    "a#b#KEY, a#b, KEY",
    "there#KEY, there#KEY, ''",
    "#KEY, #KEY, ''",
    "a#, a#, ''",
    "a#1, a#1, ''"
  })
  void a_name_may_end_with_the_variable(String name, String file, String key) throws IOException {
    Files.writeString(dir.resolve("there#KEY"), "");

    assertThat(DotenvFile.source(Path.of(name), dir))
        .isEqualTo(
            new DotenvFile.Source(Path.of(file), Optional.of(key).filter(text -> !text.isEmpty())));
  }

  @ParameterizedTest
  @CsvSource({".env, true", ".env.local, true", "dev.env, true", "secret, false", ".envx, false"})
  void the_name_tells_a_dotenv_file(String name, boolean is) {
    assertThat(DotenvFile.source(Path.of(name), dir).isDotenv()).isEqualTo(is);
  }
}
