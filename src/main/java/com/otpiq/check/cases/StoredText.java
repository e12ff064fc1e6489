package com.otpiq.check.cases;

import com.otpiq.check.probe.DocumentFields;
import com.otpiq.check.probe.DocumentFields.Field;
import com.otpiq.event.SafeText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A text of a webhook, and where a look-up shows it.
 *
 * @param sent the text that was sent
 * @param isName whether a field with this name, in lower-case letters, is expected to show it
 */
record StoredText(String sent, Predicate<String> isName) {
  /** The shortest text that is compared in a field with an expected name. */
  private static final int COMMON = 3;

  /** The shortest text that is compared in any other field. */
  private static final int LONG = 10;

  private static final String NON_JOINER = "\u200C";
  private static final List<String> NON_JOINER_LOST = List.of("", " ", "?", "\uFFFD");
  private static final Pattern CUT = Pattern.compile("(\u2026|\\.\\.\\.)$");
  private static final Pattern LOST = Pattern.compile("[?\uFFFD]");

  /** Both are seen: MySQL's latin1 is Windows-1252. */
  private static final List<Charset> WRONG_CHARSETS =
      List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"));

  /** Whether a field shows the text. */
  boolean isIn(DocumentFields fields) {
    return fields.fields().stream().anyMatch(this::isShownBy);
  }

  private boolean isShownBy(Field field) {
    return normal(field.text()).contains(normal(sent));
  }

  /**
   * How a field that should show the text differs from it; empty if a field shows it, or if none is
   * about it.
   */
  Optional<String> problemIn(DocumentFields fields) {
    if (isIn(fields)) {
      return Optional.empty();
    }
    return fields.fields().stream()
        .flatMap(field -> difference(field).map(text -> path(field) + " " + text).stream())
        .findFirst();
  }

  private static String path(Field field) {
    return field.path().isEmpty() ? "the look-up" : field.path();
  }

  private Optional<String> difference(Field field) {
    boolean isNamed = isName.test(field.plainName());
    String shown = normal(field.text()).strip();
    if (field.isEmpty()) {
      return isNamed ? Optional.of("is empty") : Optional.empty();
    }
    if (shown.length() < (isNamed ? COMMON : LONG)) {
      return Optional.empty();
    }
    return change(shown, normal(sent))
        .map(change ->
            change + ": " + SafeText.quoted(field.text()) + ", not " + SafeText.quoted(sent));
  }

  /** What was done to the text; empty if what is shown is not made of it. */
  private static Optional<String> change(String shown, String text) {
    if (isInWrongCharset(shown, text)) {
      return Optional.of("is in a wrong character set");
    }
    if (hasLostLetters(shown, text)) {
      return Optional.of("has lost letters");
    }
    if (NON_JOINER_LOST.stream().anyMatch(lost -> shown.equals(text.replace(NON_JOINER, lost)))) {
      return Optional.of("has lost the zero-width non-joiner");
    }
    String start = CUT.matcher(shown).replaceFirst("");
    if (start.length() >= COMMON && text.startsWith(start)) {
      return Optional.of("is cut after " + start.length() + " characters");
    }
    return shown.equalsIgnoreCase(text) ? Optional.of("has other letters") : Optional.empty();
  }

  private static boolean isInWrongCharset(String shown, String text) {
    return WRONG_CHARSETS.stream()
        .map(charset -> new String(text.getBytes(StandardCharsets.UTF_8), charset))
        .anyMatch(wrong -> !wrong.equals(text) && wrong.startsWith(shown.substring(0, COMMON)));
  }

  /** Whether question marks stand for letters, as where a character set has no such letter. */
  private static boolean hasLostLetters(String shown, String text) {
    String rest = LOST.matcher(shown).replaceAll("");
    return shown.length() - rest.length() >= COMMON
        && rest.codePoints().allMatch(c -> text.indexOf(c) >= 0);
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
