package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTypeTest {
  @Test
  void the_names_are_those_of_the_wire() {
    assertThat(SmsType.wireNames()).containsExactly("verification", "custom", "whatsapp-template");
  }

  @ParameterizedTest
  @EnumSource(SmsType.class)
  void a_type_is_found_by_its_exact_name(SmsType type) {
    assertThat(SmsType.of(type.wireName())).contains(type);
    assertThat(SmsType.of(type.name())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "VERIFICATION, otp verify code auth OTP Verification",
    "CUSTOM, sms text message marketing Custom",
    "WHATSAPP_TEMPLATE, whatsapp template whatsapptemplate whatsapp_template WhatsAppTemplate"
  })
  void other_words_for_a_type_suggest_it(SmsType type, String words) {
    assertThat(words.split(" ", -1))
        .allSatisfy(word -> assertThat(SmsType.suggest(word)).contains(type));
  }

  @Test
  void spaces_around_a_word_do_not_matter() {
    assertThat(SmsType.suggest(" otp\n")).contains(SmsType.VERIFICATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pigeon", "one-time", "flash"})
  void other_words_suggest_nothing(String word) {
    assertThat(SmsType.suggest(word)).isEmpty();
  }
}
