package com.otpiq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.otpiq.webhook.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLookupTest {
  private static final Json DOCUMENT =
      BodyParser.parse(
              "{\"a\":{\"b\":[10,{\"c/d\":true}]},\"\":\"empty\",\"x~y\":null}".getBytes(UTF_8))
          .object()
          .orElseThrow();

  @ParameterizedTest
  @CsvSource({"/a/b/0, 10", "/a/b/1/c~1d, true", "/, '\"empty\"'", "/x~0y, null"})
  void a_pointer_finds_a_value(String pointer, String value) {
    assertThat(JsonLookup.parse(pointer).find(DOCUMENT).map(JsonWriter::compact)).hasValue(value);
  }

  @Test
  void the_empty_pointer_is_the_document() {
    assertThat(JsonLookup.parse("").find(DOCUMENT)).containsSame(DOCUMENT);
  }

  @ParameterizedTest
  @CsvSource({"/z", "/a/b/2", "/a/b/-", "/a/b/x", "/a/b/0/c"})
  void a_pointer_to_nothing_finds_nothing(String pointer) {
    assertThat(JsonLookup.parse(pointer).find(DOCUMENT)).isEmpty();
  }

  @Test
  void a_pointer_starts_with_a_slash() {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonLookup.parse("a/b"));
  }
}
