package com.otpiq.sandbox;

import com.otpiq.message.Provider;
import com.otpiq.message.SmsType;
import com.otpiq.webhook.Channel;
import java.util.List;

/** Which channels a message tries, in turn. */
final class ChannelRoute {
  private static final List<Channel> FALLBACK = List.of(Channel.WHATSAPP, Channel.SMS);

  private ChannelRoute() {}

  /**
   * The channels of a provider. What {@code auto} chooses is assumed: WhatsApp for a template, SMS
   * for the rest.
   *
   * @param legs how many the scenario needs; a shorter route becomes WhatsApp, then SMS
   */
  static List<Channel> of(Provider provider, SmsType type, int legs) {
    List<Channel> route =
        switch (provider) {
          case AUTO ->
              type == SmsType.WHATSAPP_TEMPLATE ? List.of(Channel.WHATSAPP) : List.of(Channel.SMS);
          case SMS -> List.of(Channel.SMS);
          case WHATSAPP -> List.of(Channel.WHATSAPP);
          case TELEGRAM -> List.of(Channel.TELEGRAM);
          case WHATSAPP_SMS -> FALLBACK;
          case TELEGRAM_SMS -> List.of(Channel.TELEGRAM, Channel.SMS);
          case WHATSAPP_TELEGRAM_SMS -> List.of(Channel.WHATSAPP, Channel.TELEGRAM, Channel.SMS);
        };
    return route.size() < legs ? FALLBACK : route;
  }

  /** What one message costs on a channel, in Iraqi dinars; assumed. */
  static long price(Channel channel, int parts) {
    return switch (channel) {
      case SMS -> 80L * parts;
      case WHATSAPP -> 60;
      case TELEGRAM -> 40;
    };
  }
}
