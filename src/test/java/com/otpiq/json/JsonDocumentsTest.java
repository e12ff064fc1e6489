package com.otpiq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.GZIPOutputStream;
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
    List<JsonDocuments.JsonDocument> found = documents("{}~ [\"x\",~  {\"a\":1}]");

    assertThat(found.stream().map(JsonDocuments.JsonDocument::at))
        .containsExactly(
            new Position(1, 1, 0, 2), new Position(2, 3, 5, 3), new Position(3, 3, 12, 7));
  }

  @Test
  void one_syntax_error_drops_all_documents() {
    assertThat(JsonDocuments.split("{\"a\":1}\n{\"b\" 2}".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            JsonDocuments.SyntaxError.class, error -> assertThat(error.at().line()).isEqualTo(2));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16, UTF-16",
    "UTF-16LE, UTF-16",
    "UTF-16BE, UTF-16",
    "UTF-32LE, UTF-32",
    "UTF-32BE, UTF-32",
    "ISO-8859-1, not UTF-8",
    "windows-1256, not UTF-8"
  })
  void other_encodings_are_named_with_and_without_a_byte_order_mark(String charset, String name) {
    Charset encoding = Charset.forName(charset);
    for (String text : new String[] {"{\"a\":\"\u00e9\"}", "\r\n[\"\u00e9\"]", "\"\u00e9"}) {
      byte[] bytes = text.getBytes(encoding);

      assertThat(message(bytes))
          .as(text)
          .startsWith("the file is ")
          .contains(name)
          .endsWith("save it as UTF-8");
    }
  }

  @Test
  void a_compressed_file_is_named() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write("{}".getBytes(UTF_8));
    }

    assertThat(message(zipped.toByteArray())).isEqualTo("the file is compressed; unpack it first");
    assertThat(message("PK\u0003\u0004".getBytes(UTF_8))).startsWith("the file is compressed");
  }

  @Test
  void the_limit_of_a_file_is_named() {
    assertThat(message("[".repeat(201).getBytes(UTF_8)))
        .isEqualTo("it is nested more than 200 levels deep");
  }

  @Test
  void a_document_may_be_larger_than_a_body_but_has_no_key_twice() {
    String large = "{\"a\":\"" + "x".repeat(2 * BodyParser.MAX_BYTES) + "\"}";

    assertThat(JsonDocuments.parse(documents(large).getFirst())).isInstanceOf(Body.Parsed.class);
    assertThat(JsonDocuments.parse(documents("{\"a\":1,~\"a\":2}").getFirst()))
        .isInstanceOfSatisfying(
            Body.Malformed.class,
            malformed -> {
              assertThat(malformed.error()).isEqualTo("the key `a` occurs twice");
              assertThat(malformed.at().line()).isEqualTo(2);
            });
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
