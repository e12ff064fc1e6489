package com.otpiq.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The byte order mark at the start of a text file. */
final class ByteOrderMark {
  private static final int UTF_8_LENGTH = 3;

  private ByteOrderMark() {}

  /** The content without the mark, as UTF-8; unchanged if it has none. */
  static byte[] remove(byte[] content) {
    if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
      return Arrays.copyOfRange(content, UTF_8_LENGTH, content.length);
    }
    if (startsWith(content, 0xFF, 0xFE)) {
      return fromUtf16(content, StandardCharsets.UTF_16LE);
    }
    return startsWith(content, 0xFE, 0xFF)
        ? fromUtf16(content, StandardCharsets.UTF_16BE)
        : content;
  }

  private static byte[] fromUtf16(byte[] content, Charset charset) {
    return new String(content, 2, content.length - 2, charset).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] content, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= content.length || Byte.toUnsignedInt(content[i]) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
