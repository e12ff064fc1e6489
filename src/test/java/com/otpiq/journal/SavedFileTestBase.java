package com.otpiq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.otpiq.webhook.Delivery;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;

/** Reads texts as files of saved webhooks. */
abstract class SavedFileTestBase {
  static final String SENT =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":false,\"channel\":\"sms\",\"status\":\"sent\"}";

  /** JSON with {@code '} for quotes, and {@code `} for those in a string. */
  static String json(String text) {
    return text.replace("`", "\\\"").replace('\'', '"');
  }

  static SavedWebhooks read(String text) {
    return SavedWebhooksReader.read(
        "-", Path.of(""), new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  static List<String> bodies(SavedWebhooks saved) {
    return saved.webhooks().stream()
        .map(SavedWebhook::delivery)
        .map(Delivery::body)
        .map(body -> new String(body.bytes(), UTF_8))
        .toList();
  }
}
