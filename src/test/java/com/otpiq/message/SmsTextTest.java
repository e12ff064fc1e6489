package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {
  @ParameterizedTest
  @CsvSource({
    "a, 1, GSM-7, 1, 1",
    "a, 160, GSM-7, 160, 1",
    "a, 161, GSM-7, 161, 2",
    "a, 306, GSM-7, 306, 2",
    "a, 307, GSM-7, 307, 3",
    "€, 80, GSM-7, 160, 1",
    "€, 81, GSM-7, 162, 2",
    "€, 152, GSM-7, 304, 2",
    "€, 153, GSM-7, 306, 3",
    "ئ, 70, UCS-2, 70, 1",
    "ئ, 71, UCS-2, 71, 2",
    "ئ, 134, UCS-2, 134, 2",
    "ئ, 135, UCS-2, 135, 3",
    "😀, 35, UCS-2, 70, 1",
    "😀, 36, UCS-2, 72, 2",
    "😀, 66, UCS-2, 132, 2",
    "😀, 67, UCS-2, 134, 3",
    "ç, 10, UCS-2, 10, 1",
    "Ç, 10, GSM-7, 10, 1",
    "\u200c, 1, UCS-2, 1, 1"
  })
  void a_text_is_measured_as_carriers_bill_it(
      String unit, int times, String encoding, int length, int parts) {
    SmsText text = SmsText.of(unit.repeat(times));

    assertThat(text.encoding()).isEqualTo(encoding);
    assertThat(text.length()).isEqualTo(length);
    assertThat(text.parts()).isEqualTo(parts);
  }
}
