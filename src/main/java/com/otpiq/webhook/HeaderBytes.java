package com.otpiq.webhook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Converts the value of a header between its bytes and text, without loss. The bytes are read as
 * UTF-8; one that is not, such as a letter in Latin-1, becomes half a surrogate pair: U+DC80 for
 * 0x80 to U+DCFF for 0xff (as in Python, PEP 383).
 */
public final class HeaderBytes {
  private static final int ESCAPE = 0xDC00;

  /** The bytes of a {@code char} in UTF-8, at most. */
  private static final int MAX_BYTES = 3;

  private HeaderBytes() {}

  /** The text of these bytes. */
  public static String decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, text, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        text.put((char) (ESCAPE + (in.get() & 0xff)));
      }
      result = decoder.decode(in, text, true);
    }
    return text.flip().toString();
  }

  /** The bytes of this text. */
  public static byte[] encode(String text) {
    if (isUtf8(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * MAX_BYTES);
    text.codePoints()
        .forEach(c -> {
          if (isEscape(c)) {
            bytes.put((byte) (c - ESCAPE));
          } else {
            bytes.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
          }
        });
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** The text of bytes that an HTTP library has read as Latin-1. */
  public static String ofLatin1(String value) {
    return isAscii(value) ? value : decode(value.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The value for an HTTP library that writes Latin-1. */
  public static String toLatin1(String text) {
    return isAscii(text) ? text : new String(encode(text), StandardCharsets.ISO_8859_1);
  }

  /** Whether the bytes of this text are valid UTF-8. */
  public static boolean isUtf8(String text) {
    return text.codePoints().noneMatch(HeaderBytes::isEscape);
  }

  /** The text as people read it: bytes that are not UTF-8 are shown as Latin-1. */
  public static String readable(String text) {
    return isUtf8(text) ? text : toLatin1(text);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isEscape(int c) {
    return c >= ESCAPE + 0x80 && c <= ESCAPE + 0xff;
  }
}
