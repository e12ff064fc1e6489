package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataMaskTest {
  @ParameterizedTest
  @CsvSource({
    "9647701234567, 9647******567",
    "+9647701234567, +9647******567",
    "{\"from\":\"07701234567\"}, {\"from\":\"0770****567\"}",
    "tel:9647701234567., tel:9647******567.",
    "٩٦٤٧٧٠١٢٣٤٥٦٧, ٩٦٤٧******٥٦٧",
    "0770 123 4567, 0770******567",
    "00964-770-1234567, 0096**********567",
    "say\\n9647701234567, say\\n9647******567",
    "9647701234567-1, 9647******567-1",
    "\u200f9647701234567\u200e, \u200f9647******567\u200e",
    "\\u200f9647701234567\\u202c, \\u200f9647******567\\u202c",
    "\u200c9647701234567\u200d, \u200c9647******567\u200d",
    "sms_1234567890abcdef, sms_1234567890abcdef",
    "sms-1234567890123, sms-1234567890123",
    "1795601001, 1795601001",
    "1795601001123, 1795601001123",
    "0.1234567890123, 0.1234567890123",
    "123456, 123456"
  })
  void hides_the_middle_of_what_is_a_telephone_number(String text, String shown) {
    assertThat(PersonalDataMask.HIDDEN.maskText(text)).isEqualTo(shown).hasSameSizeAs(text);
    assertThat(new PersonalDataMask(true).maskText(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "9647701234567, 9647******567",
    "12345678, 1234*678",
    "1234567, *******",
    "1, *",
    "𝟗𝟔𝟒𝟕𝟕𝟎𝟏𝟐𝟑, 𝟗𝟔𝟒𝟕**𝟏𝟐𝟑",
    "👍👍, **"
  })
  void a_number_that_is_too_short_for_a_middle_is_hidden_whole(String number, String shown) {
    assertThat(PersonalDataMask.HIDDEN.maskPhone(number)).isEqualTo(shown);
    assertThat(new PersonalDataMask(true).maskPhone(number)).isEqualTo(number);
  }

  @Test
  void a_colour_before_a_number_hides_nothing_of_it() {
    assertThat(PersonalDataMask.HIDDEN.maskText("\u001b[36m9647701234567\u001b[0m"))
        .isEqualTo("\u001b[36m9647******567\u001b[0m");
  }
}
