package com.otpiq.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret as programs write it into pages: as it is, in Base64, or with any of its characters
 * escaped for HTML, JSON or a URL, also more than once, and with tags in between.
 */
final class EscapedSecret {
  private static final Pattern ESCAPE =
      Pattern.compile(
          "(?:\\\\{0,8}&|\\\\{1,8}u0026|%(?:25){0,4}26)(?:amp;){0,4}"
              + "(?:#0{0,8}(?<decimal>\\d{1,3});?|#[xX]0{0,8}(?<hex>[0-9A-Fa-f]{1,2});?"
              + "|(?<name>amp|lt|gt|quot|apos|excl|num|dollar|percnt|ast|plus|comma|sol|bsol|equals"
              + "|Hat|lowbar|grave|verbar|vert|period|colon|semi|quest|commat|lpar|rpar);)"
              + "|\\\\{1,8}(?:u00|x)(?<code>[0-9A-Fa-f]{2})"
              + "|\\\\{1,8}(?<sign>[^A-Za-z0-9\\\\])"
              + "|%(?:25){0,4}(?<byte>[0-9A-Fa-f]{2})");

  private static final Map<String, Character> NAMES =
      Map.ofEntries(
          Map.entry("amp", '&'),
          Map.entry("lt", '<'),
          Map.entry("gt", '>'),
          Map.entry("quot", '"'),
          Map.entry("apos", '\''),
          Map.entry("excl", '!'),
          Map.entry("num", '#'),
          Map.entry("dollar", '$'),
          Map.entry("percnt", '%'),
          Map.entry("ast", '*'),
          Map.entry("plus", '+'),
          Map.entry("comma", ','),
          Map.entry("sol", '/'),
          Map.entry("bsol", '\\'),
          Map.entry("equals", '='),
          Map.entry("Hat", '^'),
          Map.entry("lowbar", '_'),
          Map.entry("grave", '`'),
          Map.entry("verbar", '|'),
          Map.entry("vert", '|'),
          Map.entry("period", '.'),
          Map.entry("colon", ':'),
          Map.entry("semi", ';'),
          Map.entry("quest", '?'),
          Map.entry("commat", '@'),
          Map.entry("lpar", '('),
          Map.entry("rpar", ')'));

  /** Less of a secret in Base64 occurs by chance. */
  private static final int SHORTEST_BASE64 = 8;

  private static final int LONGEST_TAG = 200;

  private final String secret;

  EscapedSecret(String secret) {
    this.secret = secret;
  }

  /** The text with this instead of each occurrence of the secret. */
  String replace(String text, String replacement) {
    return text.length() < secret.length()
        ? text
        : replaceBase64(replaceEscaped(text, replacement), replacement);
  }

  private String replaceEscaped(String text, String replacement) {
    Matcher escape = ESCAPE.matcher(text);
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      int end = end(text, escape, at, 0);
      if (end < 0) {
        at++;
      } else {
        replaced.append(text, copied, at).append(replacement);
        copied = end;
        at = end;
      }
    }
    return copied == 0 ? text : replaced.append(text, copied, text.length()).toString();
  }

  /** Where the secret ends whose character at an index begins here; -1 if it does not. */
  private int end(String text, Matcher escape, int start, int index) {
    int at = start;
    for (int i = index; i < secret.length(); i++) {
      char wanted = secret.charAt(i);
      int from = i == 0 ? at : afterTags(text, at, wanted);
      int escaped = afterEscape(text, escape, from, wanted);
      boolean plain = from < text.length() && text.charAt(from) == wanted;
      if (plain && escaped >= 0) {
        // an ampersand of the secret, or the start of the escape of one
        int end = end(text, escape, escaped, i + 1);
        if (end >= 0) {
          return end;
        }
      }
      if (!plain && escaped < 0) {
        return -1;
      }
      at = plain ? from + 1 : escaped;
    }
    return at;
  }

  private static int afterTags(String text, int start, char wanted) {
    int at = start;
    while (wanted != '<' && at < text.length() && text.charAt(at) == '<') {
      int end = text.indexOf('>', at, Math.min(text.length(), at + LONGEST_TAG));
      if (end < 0) {
        return at;
      }
      at = end + 1;
    }
    return at;
  }

  private static int afterEscape(String text, Matcher escape, int at, char wanted) {
    if (at >= text.length() || "&\\%".indexOf(text.charAt(at)) < 0) {
      return -1;
    }
    boolean found = escape.region(at, text.length()).lookingAt();
    return found && character(escape) == wanted ? escape.end() : -1;
  }

  private static int character(Matcher escape) {
    if (escape.group("name") != null) {
      return NAMES.getOrDefault(escape.group("name"), '\0');
    }
    if (escape.group("sign") != null) {
      return escape.group("sign").charAt(0);
    }
    if (escape.group("decimal") != null) {
      return Integer.parseInt(escape.group("decimal"));
    }
    String hex = escape.group("hex");
    String code = escape.group("code");
    return Integer.parseInt(hex != null ? hex : code != null ? code : escape.group("byte"), 16);
  }

  /** In Base64 the neighbours of the secret decide which three texts it may have. */
  private String replaceBase64(String text, String replacement) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_BASE64 || text.length() < bytes.length * 4 / 3) {
      return text;
    }
    String replaced = text;
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String encoded = Base64.getEncoder().encodeToString(shifted);
      String own = encoded.substring((before * 4 + 2) / 3, shifted.length * 4 / 3);
      replaced = replaceBase64(replaced, own, replacement);
      replaced = replaceBase64(replaced, own.replace('+', '-').replace('/', '_'), replacement);
    }
    return replaced;
  }

  /** The characters next to it have some bits of the secret as well. */
  private static String replaceBase64(String text, String own, String replacement) {
    return text.contains(own)
        ? text.replaceAll(
            "[\\w+/-]?" + Pattern.quote(own) + "[\\w+/-]?", Matcher.quoteReplacement(replacement))
        : text;
  }
}
