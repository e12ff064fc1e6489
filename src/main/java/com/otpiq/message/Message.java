package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;

/** What a developer asks OTPIQ to send. */
public sealed interface Message {
  /** A code, in a text that OTPIQ words. */
  record Verification(String code) implements Message {}

  /** A text of one's own. */
  record Custom(String text) implements Message {}

  /**
   * A WhatsApp template that was approved before.
   *
   * @param parameters what goes into its places; empty for none
   */
  record WhatsAppTemplate(String name, Json.Obj parameters) implements Message {}

  /** Which kind it is, in the word of the request's {@code smsType}. */
  default SmsType type() {
    return switch (this) {
      case Verification _ -> SmsType.VERIFICATION;
      case Custom _ -> SmsType.CUSTOM;
      case WhatsAppTemplate _ -> SmsType.WHATSAPP_TEMPLATE;
    };
  }

  /** Adds to a request what this kind of message has of its own. */
  default JsonObjectBuilder put(JsonObjectBuilder request) {
    return switch (this) {
      case Verification one -> request.put(RequestKey.CODE, one.code());
      case Custom one -> request.put(RequestKey.TEXT, one.text());
      case WhatsAppTemplate one -> {
        request.put(RequestKey.TEMPLATE, one.name());
        yield one.parameters().members().isEmpty()
            ? request
            : request.put(RequestKey.PARAMETERS, one.parameters());
      }
    };
  }
}
