package com.otpiq.check.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.probe.DocumentFields;
import com.otpiq.json.JsonWriter;
import com.otpiq.webhook.JsonObjectBuilder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a look-up may do to a reason in Kurdish, with a zero-width non-joiner. */
class StoredTextTest {
  private static final String SENT = ToleranceChecks.KURDISH;
  private static final StoredText EXPECTED = new StoredText(SENT, name -> name.endsWith("reason"));

  static Stream<Arguments> changes() {
    return Stream.of(
        changed("is in a wrong character set", text -> misread(text, StandardCharsets.ISO_8859_1)),
        changed("is in a wrong character set", text -> misread(text, Charset.forName("cp1252"))),
        changed("has lost letters", text -> text.replaceAll("[^\\x00-\\x7F]", "?")),
        changed("has lost letters", text -> text.replaceAll("[ۆەێڕ]", "\uFFFD")),
        changed("has lost letters", text -> text.replaceAll("[^\\x00-\\x7F]", "??")),
        changed("has lost the zero-width non-joiner", text -> text.replace("\u200C", "")),
        changed("has lost the zero-width non-joiner", text -> text.replace("\u200C", " ")),
        changed("has lost the zero-width non-joiner", text -> text.replace("\u200C", "?")),
        changed("is cut after 20 characters", text -> text.substring(0, 20)),
        changed("is cut after 20 characters", text -> text.substring(0, 20) + "…"),
        changed("is cut after 20 characters", text -> text.substring(0, 20) + "..."),
        changed("is empty", _ -> ""),
        changed("is empty", _ -> "  "));
  }

  private static Arguments changed(String problem, UnaryOperator<String> change) {
    return Arguments.of(problem, change);
  }

  private static String misread(String text, Charset charset) {
    return new String(text.getBytes(StandardCharsets.UTF_8), charset);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_changed_text_is_a_problem(String problem, UnaryOperator<String> change) {
    assertThat(EXPECTED.problemIn(document("failure_reason", change.apply(SENT))))
        .hasValueSatisfying(
            found -> assertThat(found).startsWith("/data/failure_reason " + problem));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_changed_text_is_recognised_in_any_field(String problem, UnaryOperator<String> change) {
    Optional<String> found = EXPECTED.problemIn(document("note", change.apply(SENT)));

    assertThat(found.isPresent()).isEqualTo(!problem.equals("is empty"));
  }

  static final List<String> UNCHANGED =
      List.of(
          SENT,
          " " + SENT + "\n",
          "OTPIQ: " + SENT + " (whatsapp)",
          Normalizer.normalize(SENT, Normalizer.Form.NFD));

  @ParameterizedTest
  @FieldSource("UNCHANGED")
  void the_same_text_is_no_problem(String text) {
    assertThat(EXPECTED.isIn(document("note", text))).isTrue();
    assertThat(EXPECTED.problemIn(document("note", text))).isEmpty();
  }

  static final List<String> OTHERS =
      List.of("REJECTED", "login", "unknown?", "?", "-", "delivered", "0", "کۆ", "...");

  @ParameterizedTest
  @FieldSource("OTHERS")
  void another_text_is_no_problem(String text) {
    assertThat(EXPECTED.isIn(document("reason", text))).isFalse();
    assertThat(EXPECTED.problemIn(document("reason", text))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("OTHERS")
  void a_text_that_is_shown_elsewhere_may_be_changed_in_a_field(String text) {
    DocumentFields fields =
        DocumentFields.of(
            JsonWriter.compact(
                new JsonObjectBuilder().put("reason", text).put("detail", SENT).build()));

    assertThat(EXPECTED.problemIn(fields)).isEmpty();
  }

  private static DocumentFields document(String name, String text) {
    return DocumentFields.of(
        JsonWriter.compact(
            new JsonObjectBuilder()
                .put("status", "failed")
                .put("data", new JsonObjectBuilder().put(name, text).build())
                .build()));
  }
}
