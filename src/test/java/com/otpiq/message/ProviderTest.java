package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTest {
  @Test
  void the_names_are_those_of_the_wire() {
    assertThat(Provider.wireNames())
        .containsExactly(
            "auto",
            "sms",
            "whatsapp",
            "telegram",
            "whatsapp-sms",
            "telegram-sms",
            "whatsapp-telegram-sms");
    assertThat(Provider.of("whatsapp-sms")).contains(Provider.WHATSAPP_SMS);
    assertThat(Provider.of("whatsapp_sms")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "auto, true",
    "sms, true",
    "whatsapp, false",
    "telegram, false",
    "whatsapp-sms, true",
    "telegram-sms, true",
    "whatsapp-telegram-sms, true"
  })
  void a_message_may_be_an_sms_unless_only_other_channels_are_asked_for(
      String name, boolean mayBeSms) {
    assertThat(Provider.of(name).orElseThrow().mayBeSms()).isEqualTo(mayBeSms);
  }
}
