package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;

/** The content of a message to send. */
public sealed interface Message {
  /** A verification code, in OTPIQ's own text. */
  record Verification(String code) implements Message {}

  /** A text of your own. */
  record Custom(String text) implements Message {}

  /**
   * An approved WhatsApp template.
   *
   * @param parameters for its placeholders; may be empty
   */
  record WhatsAppTemplate(String name, Json.Obj parameters) implements Message {}

  /** The {@code smsType} of the request. */
  default SmsType type() {
    return switch (this) {
      case Verification _ -> SmsType.VERIFICATION;
      case Custom _ -> SmsType.CUSTOM;
      case WhatsAppTemplate _ -> SmsType.WHATSAPP_TEMPLATE;
    };
  }

  /** Adds the keys of this type of message to a request. */
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
