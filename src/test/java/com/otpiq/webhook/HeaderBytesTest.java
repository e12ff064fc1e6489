package com.otpiq.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of header values survive as text. */
class HeaderBytesTest {
  private static final int RUNS = 20_000;

  /** Bytes at the borders of UTF-8's forms, which random ones would rarely meet in this order. */
  private static final int[] BORDERS = {
    0x20, 0x7e, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc3, 0xd8, 0xd9, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4,
    0xf5, 0xff
  };

  @Test
  void any_bytes_are_the_same_after_a_round_trip() {
    var random = new Random(17);
    for (int run = 0; run < RUNS; run++) {
      byte[] bytes = new byte[random.nextInt(9)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            (byte)
                (random.nextBoolean()
                    ? BORDERS[random.nextInt(BORDERS.length)]
                    : random.nextInt(256));
      }
      String text = HeaderBytes.decode(bytes);

      assertThat(HeaderBytes.encode(text)).isEqualTo(bytes);
      assertThat(HeaderBytes.toLatin1(text).getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(bytes);
      assertThat(HeaderBytes.ofLatin1(new String(bytes, StandardCharsets.ISO_8859_1)))
          .isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "سلام", "ڕۆژ باش", "é", "😀", "a\u0080b", "\uFFFD"})
  void utf8_is_text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(HeaderBytes.decode(bytes)).isEqualTo(text);
    assertThat(HeaderBytes.encode(text)).isEqualTo(bytes);
    assertThat(HeaderBytes.isUtf8(text)).isTrue();
    assertThat(HeaderBytes.readable(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"Jos\u00e9", "\u00ff", "\u0080\u009f", "a\u00e9b\u00e9"})
  void other_bytes_are_read_as_latin1(String latin1) {
    String text = HeaderBytes.ofLatin1(latin1);

    assertThat(HeaderBytes.isUtf8(text)).isFalse();
    assertThat(HeaderBytes.readable(text)).isEqualTo(latin1);
    assertThat(HeaderBytes.toLatin1(text)).isEqualTo(latin1);
  }
}
