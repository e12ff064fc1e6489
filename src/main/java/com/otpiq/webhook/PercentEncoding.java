package com.otpiq.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes percent-encoded text, such as a path: {@code %D8%B3} is {@code س}. */
public final class PercentEncoding {
  private static final Pattern ESCAPES = Pattern.compile("(%[0-9A-Fa-f]{2})+");

  private static final Pattern INVALID_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /** Whether two hexadecimal digits follow each percent sign. */
  public static boolean isValid(String text) {
    return !INVALID_ESCAPE.matcher(text).find();
  }

  /** The escape of one byte, such as {@code %D8}. */
  public static String escape(byte unescaped) {
    return "%" + HEX.toHexDigits(unescaped);
  }

  /** The text with every escape decoded as UTF-8; what is not a valid escape or not UTF-8 stays. */
  public static String decode(String text) {
    return text.indexOf('%') < 0
        ? text
        : ESCAPES
            .matcher(text)
            .replaceAll(escapes -> Matcher.quoteReplacement(decodeEscapes(escapes.group())));
  }

  private static String decodeEscapes(String escapes) {
    byte[] bytes = HexFormat.ofDelimiter("%").parseHex(escapes.substring(1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return escapes.toUpperCase(Locale.ROOT);
    }
  }
}
