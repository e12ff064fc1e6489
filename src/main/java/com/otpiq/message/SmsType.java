package com.otpiq.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of message that OTPIQ sends. */
public enum SmsType {
  VERIFICATION,
  CUSTOM,
  WHATSAPP_TEMPLATE;

  /** The name on the wire: {@code whatsapp-template}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type with this name on the wire. */
  public static Optional<SmsType> of(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
  }

  /** The type that was probably meant by a wrong word, as seen in public code. */
  public static Optional<SmsType> suggest(String word) {
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

  /** The names of all types. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(SmsType::wireName).toList();
  }
}
