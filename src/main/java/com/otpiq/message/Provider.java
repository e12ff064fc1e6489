package com.otpiq.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which way a message goes; where there are several, each is tried in turn. */
public enum Provider {
  AUTO,
  SMS,
  WHATSAPP,
  TELEGRAM,
  WHATSAPP_SMS,
  TELEGRAM_SMS,
  WHATSAPP_TELEGRAM_SMS;

  /** The word on the wire: {@code whatsapp-sms}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the message may go out as an SMS. */
  public boolean mayBeSms() {
    return this == AUTO || name().endsWith("SMS");
  }

  /** The one of this word. */
  public static Optional<Provider> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Every word that may stand there. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Provider::word).toList();
  }
}
