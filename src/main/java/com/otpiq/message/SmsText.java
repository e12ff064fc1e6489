package com.otpiq.message;

import java.util.PrimitiveIterator;

/**
 * The encoding and the number of parts of a text that is sent as SMS (OTPIQ, "SMS encoding").
 *
 * @param unicode whether it needs UCS-2, as every Arabic or Kurdish letter does; else it is GSM-7
 * @param length in characters of its encoding
 * @param parts how many SMS the text needs; each is charged
 */
public record SmsText(boolean unicode, int length, int parts) {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "\f^{}\\[~]|€";

  /** How many characters fit into a single SMS, and into each part of a longer text. */
  private record Capacity(int single, int perPart) {
    static final Capacity GSM_7 = new Capacity(160, 153);
    static final Capacity UCS_2 = new Capacity(70, 67);
  }

  /** Measures a text. */
  public static SmsText of(String text) {
    boolean unicode = text.chars().anyMatch(c -> BASIC.indexOf(c) < 0 && EXTENDED.indexOf(c) < 0);
    Capacity capacity = unicode ? Capacity.UCS_2 : Capacity.GSM_7;
    int length = 0;
    int parts = 1;
    int inPart = 0;
    for (PrimitiveIterator.OfInt all = text.codePoints().iterator(); all.hasNext(); ) {
      int size = size(all.nextInt(), unicode);
      length += size;
      if (inPart + size > capacity.perPart()) {
        parts++;
        inPart = 0;
      }
      inPart += size;
    }
    return new SmsText(unicode, length, length <= capacity.single() ? 1 : parts);
  }

  /** The name of the encoding. */
  public String encoding() {
    return unicode ? "UCS-2" : "GSM-7";
  }

  private static int size(int c, boolean unicode) {
    if (unicode) {
      return Character.charCount(c);
    }
    return EXTENDED.indexOf(c) < 0 ? 1 : 2;
  }
}
