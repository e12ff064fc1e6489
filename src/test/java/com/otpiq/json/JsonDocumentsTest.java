package com.otpiq.json;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\" : 1.0} | {\"a\" : 1.0}",
        "[{\"a\":1}, {\"b\":2}] | {\"a\":1};{\"b\":2}",
        "{\"a\":1}~{\"b\":2}~ | {\"a\":1};{\"b\":2}",
        "{}[1,[2]]3 | {};1;[2];3",
        "[] | ''",
        "~~ | ''"
      })
  void a_file_is_split_into_documents_with_their_exact_text(String text, String documents) {
    assertThat(
            String.join(
                ";", documents(text).stream().map(JsonDocuments.JsonDocument::text).toList()))
        .isEqualTo(documents);
  }

  @Test
  void documents_have_the_position_of_their_first_character() {
    List<JsonDocuments.JsonDocument> found = documents("\uFEFF{}~ [\"x\",~  {\"a\":1}]");

    assertThat(found.stream().map(JsonDocuments.JsonDocument::at))
        .containsExactly(
            new Position(1, 2, 1, 2), new Position(2, 3, 6, 3), new Position(3, 3, 13, 7));
  }

  @Test
  void one_syntax_error_drops_all_documents() {
    assertThat(JsonDocuments.split("{\"a\":1}\n{\"b\" 2}".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            JsonDocuments.SyntaxError.class, error -> assertThat(error.at().line()).isEqualTo(2));
  }

  @Test
  void other_encodings_are_named() {
    assertThat(message("\uFEFF{}".getBytes(UTF_16LE))).startsWith("the file is UTF-16");
    assertThat(message(new byte[] {'{', (byte) 0xff, '}'})).isEqualTo("the file is not UTF-8");
  }

  @Test
  void a_document_may_be_larger_than_a_body_but_has_no_key_twice() {
    String large = "{\"a\":\"" + "x".repeat(2 * BodyParser.MAX_BYTES) + "\"}";

    assertThat(JsonDocuments.parse(documents(large).getFirst())).isInstanceOf(Json.Obj.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonDocuments.parse(documents("{\"a\":1,\"a\":2}").getFirst()))
        .withMessage("the key `a` occurs twice");
  }

  private static List<JsonDocuments.JsonDocument> documents(String text) {
    return switch (JsonDocuments.split(text.replace('~', '\n').getBytes(UTF_8))) {
      case JsonDocuments.Documents found -> found.documents();
      case JsonDocuments.SyntaxError error -> throw new AssertionError(error);
    };
  }

  private static String message(byte[] bytes) {
    return JsonDocuments.split(bytes) instanceof JsonDocuments.SyntaxError error
        ? error.message()
        : "";
  }
}
