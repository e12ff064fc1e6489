package com.otpiq.sandbox;

import com.otpiq.message.Provider;
import com.otpiq.message.SmsType;
import com.otpiq.webhook.Channel;
import java.util.List;

/** The channels that a message tries one after the other, and their prices. */
final class ChannelRoute {
  private static final List<Channel> FALLBACK = List.of(Channel.WHATSAPP, Channel.SMS);
  private static final List<Channel> ALL = List.of(Channel.WHATSAPP, Channel.TELEGRAM, Channel.SMS);

  private ChannelRoute() {}

  /**
   * The channels of a provider. {@code auto} is assumed to be WhatsApp for a template, and SMS
   * otherwise.
   *
   * @param minChannels how many the scenario needs; a shorter route becomes WhatsApp, Telegram if
   *     it needs three, then SMS
   */
  static List<Channel> of(Provider provider, SmsType type, int minChannels) {
    List<Channel> route =
        switch (provider) {
          case AUTO ->
              type == SmsType.WHATSAPP_TEMPLATE ? List.of(Channel.WHATSAPP) : List.of(Channel.SMS);
          case SMS -> List.of(Channel.SMS);
          case WHATSAPP -> List.of(Channel.WHATSAPP);
          case TELEGRAM -> List.of(Channel.TELEGRAM);
          case WHATSAPP_SMS -> FALLBACK;
          case TELEGRAM_SMS -> List.of(Channel.TELEGRAM, Channel.SMS);
          case WHATSAPP_TELEGRAM_SMS -> ALL;
        };
    if (route.size() >= minChannels) {
      return route;
    }
    return minChannels > FALLBACK.size() ? ALL : FALLBACK;
  }

  /** The price of one message on a channel, in Iraqi dinars; assumed. */
  static long price(Channel channel, int parts) {
    return switch (channel) {
      case SMS -> 80L * parts;
      case WHATSAPP -> 60;
      case TELEGRAM -> 40;
    };
  }
}
