package com.otpiq.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The channels that a request selects; OTPIQ tries several one after the other. */
public enum Provider {
  AUTO,
  SMS,
  WHATSAPP,
  TELEGRAM,
  WHATSAPP_SMS,
  TELEGRAM_SMS,
  WHATSAPP_TELEGRAM_SMS;

  /** The name on the wire: {@code whatsapp-sms}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the message may go out as an SMS. */
  public boolean mayBeSms() {
    return this == AUTO || name().endsWith("SMS");
  }

  /** The provider with this name on the wire. */
  public static Optional<Provider> of(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
  }

  /** The names of all providers. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Provider::wireName).toList();
  }
}
