package com.otpiq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.Provider;
import com.otpiq.message.SmsType;
import com.otpiq.webhook.Channel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelRouteTest {
  @ParameterizedTest
  @CsvSource({
    "auto, custom, SMS",
    "auto, whatsapp-template, WHATSAPP",
    "sms, custom, SMS",
    "whatsapp, custom, WHATSAPP",
    "telegram, custom, TELEGRAM",
    "whatsapp-sms, custom, WHATSAPP+SMS",
    "telegram-sms, custom, TELEGRAM+SMS",
    "whatsapp-telegram-sms, custom, WHATSAPP+TELEGRAM+SMS",
  })
  void a_provider_has_its_channels_in_order(String provider, String type, String channels) {
    assertThat(
            ChannelRoute.of(Provider.of(provider).orElseThrow(), SmsType.of(type).orElseThrow(), 1))
        .containsExactlyElementsOf(
            Arrays.stream(channels.split("\\+")).map(Channel::valueOf).toList());
  }

  @Test
  void a_scenario_with_two_channels_makes_a_shorter_route_whatsapp_then_sms() {
    assertThat(ChannelRoute.of(Provider.SMS, SmsType.CUSTOM, 2))
        .containsExactly(Channel.WHATSAPP, Channel.SMS);
    assertThat(ChannelRoute.of(Provider.TELEGRAM_SMS, SmsType.CUSTOM, 2))
        .containsExactly(Channel.TELEGRAM, Channel.SMS);
  }

  @ParameterizedTest
  @EnumSource
  void a_scenario_with_three_channels_has_them_whatever_the_provider(Provider provider) {
    assertThat(ChannelRoute.of(provider, SmsType.CUSTOM, 3))
        .containsExactly(Channel.WHATSAPP, Channel.TELEGRAM, Channel.SMS);
  }

  @Test
  void only_sms_are_charged_by_their_parts() {
    assertThat(ChannelRoute.price(Channel.SMS, 3)).isEqualTo(240);
    assertThat(ChannelRoute.price(Channel.WHATSAPP, 3)).isEqualTo(60);
    assertThat(ChannelRoute.price(Channel.TELEGRAM, 3)).isEqualTo(40);
  }
}
