package com.otpiq.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of message that OTPIQ sends. */
public enum SmsType {
  VERIFICATION,
  CUSTOM,
  WHATSAPP_TEMPLATE;

  /** The word on the wire: {@code whatsapp-template}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of this word. */
  public static Optional<SmsType> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** The one that somebody meant who wrote another word, as seen in public code. */
  public static Optional<SmsType> meant(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replace('_', '-').strip();
    return of(plain)
        .or(() ->
            switch (plain) {
              case "otp", "verify", "code", "auth" -> Optional.of(VERIFICATION);
              case "sms", "text", "message", "marketing" -> Optional.of(CUSTOM);
              case "whatsapp", "template", "whatsapptemplate" -> Optional.of(WHATSAPP_TEMPLATE);
              default -> Optional.empty();
            });
  }

  /** Every word that may stand there. */
  public static List<String> words() {
    return Arrays.stream(values()).map(SmsType::word).toList();
  }
}
