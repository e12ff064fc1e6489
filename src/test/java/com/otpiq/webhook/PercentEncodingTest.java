package com.otpiq.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "a+b, a+b",
    "%41%62, Ab",
    "x%D8%B3y, xسy",
    "%d8%b3, س",
    "%F0%9F%98%80, 😀",
    "%24%5C, $\\",
    "%, %",
    "%4, %4",
    "%zz%41, %zzA",
    "%ff, %FF",
    "%41%ff, %41%FF",
    "%C0%AF, %C0%AF",
    "%ED%A0%80, %ED%A0%80",
  })
  void decodes_what_is_a_valid_escape_of_utf_8(String encoded, String decoded) {
    assertThat(PercentEncoding.decode(encoded)).isEqualTo(decoded);
  }

  @Test
  void decodes_every_text_that_is_encoded() {
    Random random = new Random(17);
    for (int i = 0; i < 1_000; i++) {
      String text =
          random
              .ints(8, 0, 0x2000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");

      assertThat(PercentEncoding.decode(encoded)).isEqualTo(text);
    }
  }
}
