package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedSecretTest {
  private static final String SECRET = "Qz7&mK9'pL2%vX4+wN8~tR5#y_-.^`|*!$B3";

  /** The escapes that programs use. */
  static final Map<String, UnaryOperator<String>> ESCAPES = new LinkedHashMap<>();

  static {
    ESCAPES.put("nothing", text -> text);
    ESCAPES.put("html", EscapedSecretTest::html);
    ESCAPES.put("html of html", text -> html(html(text)));
    ESCAPES.put("decimal references", text -> each(text, c -> "&#" + (int) c + ";"));
    ESCAPES.put("padded references", text -> each(text, c -> "&#00" + (int) c + ";"));
    ESCAPES.put("references in hex", text -> each(text, c -> "&#x" + hex(c) + ";"));
    ESCAPES.put("json", text -> each(text, c -> "\\u00" + hex(c)));
    ESCAPES.put("json of json", text -> each(text, c -> "\\\\u00" + hex(c)));
    ESCAPES.put("html in json", text -> html(text).replace("&", "\\u0026"));
    ESCAPES.put("json in html", text -> html(text.replace("'", "\\'")));
    ESCAPES.put("javascript", text -> each(text, c -> "\\x" + hex(c)));
    ESCAPES.put("percent", text -> each(text, c -> "%" + hex(c).toUpperCase(Locale.ROOT)));
    ESCAPES.put("percent of percent", text -> each(text, c -> "%25" + hex(c)));
    ESCAPES.put("tags", text -> each(text, c -> html(c.toString()) + "<b class='x'></b>"));
    ESCAPES.put("base64", text -> base64("", text));
    ESCAPES.put("basic authentication", text -> base64("u:", text));
    ESCAPES.put("base64 of a line", text -> base64("k=", text));
    ESCAPES.put(
        "base64url",
        text ->
            Base64.getUrlEncoder().encodeToString(("~" + text).getBytes(StandardCharsets.UTF_8)));
  }

  static final Iterable<String> NAMES = ESCAPES.keySet();

  @ParameterizedTest
  @FieldSource("NAMES")
  void a_secret_is_found_in_every_escape(String name) {
    String escaped = Objects.requireNonNull(ESCAPES.get(name)).apply(SECRET);

    assertThat(hide("<p>secret " + escaped + " is wrong</p>"))
        .startsWith("<p>secret ")
        .contains("[hidden]")
        .endsWith(" is wrong</p>")
        .hasSizeLessThan("<p>secret [hidden] is wrong</p>".length() + 20);
  }

  /** Each character in its own way, as no program does it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void also_if_the_escapes_are_mixed(long seed) {
    Random random = new Random(seed);
    var ways =
        ESCAPES.entrySet().stream()
            .filter(way -> !way.getKey().startsWith("bas"))
            .map(Map.Entry::getValue)
            .toList();
    String escaped =
        each(SECRET, c -> ways.get(random.nextInt(ways.size())).apply(c.toString()))
            .replaceFirst("(<b class='x'></b>)?$", "");

    assertThat(hide("a " + escaped + " b")).as(escaped).isEqualTo("a [hidden] b");
  }

  @ParameterizedTest
  @CsvSource({"a&b, a&amp;b", "a%b, a%25b", "&&, '&amp;&#38;'"})
  void an_escape_character_of_the_secret_itself_is_found_plain_and_escaped(
      String secret, String escaped) {
    EscapedSecret known = new EscapedSecret(secret);

    assertThat(known.replace("(" + secret + ")", "-")).isEqualTo("(-)");
    assertThat(known.replace("(" + escaped + ")", "-")).isEqualTo("(-)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Qz7&mK9",
        "&amp; &#38; \\u0026 %26 \\\\ <b></b>",
        "secret Qz7&amp;mK9'pL2%vX4+wN8~tR5#y_-.^`|*!$B4",
        "Qz7&mK9'pL2%vX4+wN8~tR5#y_-.^`|*!$B"
      })
  void the_rest_of_a_text_is_not_changed(String text) {
    assertThat(hide(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&", "&amp;", "\\", "%25", "<", "<b>", "Q", "Qz7&amp;", "&#38;", "a<"})
  void a_long_hostile_text_takes_no_time(String repeated) {
    String text = repeated.repeat(64_000 / repeated.length());

    assertThat(hide(text)).isEqualTo(text);
    assertThat(new EscapedSecret("&".repeat(199) + "x").replace(text, "-")).isEqualTo(text);
  }

  private static String hide(String text) {
    return new EscapedSecret(SECRET).replace(text, "[hidden]");
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;");
  }

  private static String base64(String before, String text) {
    byte[] bytes = (before + text + ";").getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String hex(char c) {
    return HexFormat.of().toHexDigits((byte) c);
  }

  private static String each(String text, Function<Character, String> escape) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(escape.apply((char) c)));
    return escaped.toString();
  }
}
