package com.otpiq.sandbox.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendRequestValidatorTest {
  private static final String CODE =
      "\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        CODE,
        CODE + ",\"provider\":\"whatsapp-sms\"",
        CODE + ",\"deliveryReport\":{\"webhookUrl\":\"http://localhost/hook\"}",
        CODE
            + ",\"deliveryReport\":{\"webhookUrl\":\"https://a\",\"deliveryReportType\":\"final\",\"webhookSecret\":\"a\"}",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"custom\",\"customMessage\":\"hi\"",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\",\"templateName\":\"t\",\"whatsappAccountId\":\"a\",\"whatsappPhoneId\":\"p\"",
      })
  void a_valid_request_has_no_error(String members) {
    assertThat(SendRequestValidator.firstError(request(members), false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"smsType\":\"custom\" | Phone must be a valid number",
        "\"phoneNumber\":\"+9647701234567\" | Phone must be a valid number",
        "\"phoneNumber\":9647701234567 | Phone must be a valid number",
        "\"phoneNumber\":\"9647701234567\" | Invalid sms type.",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"otp\" | Invalid sms type.",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\" | Verification code must be between 1 and 20",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"\" | Verification code",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"123456789012345678901\" | Verification code",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"custom\",\"customMessage\":\"\" | When smsType is custom, you must provide (customMessage)",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\" | When smsType is whatsapp-template, you must provide (templateName)",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\",\"templateName\":\"t\" | When smsType is whatsapp-template, you must provide (whatsappAccountId)",
        "\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\",\"templateName\":\"t\",\"whatsappAccountId\":\"a\" | When smsType is whatsapp-template, you must provide (whatsappPhoneId)",
      })
  void the_first_error_is_in_otpiqs_words(String members, String text) {
    assertThat(SendRequestValidator.firstError(request(members), false).orElseThrow())
        .startsWith(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"provider\":\"pigeon\" | Invalid provider.",
        "\"provider\":1 | Invalid provider.",
        "\"deliveryReport\":true | deliveryReport must be an object.",
        "\"deliveryReport\":{} | deliveryReport.webhookUrl must be a valid URL.",
        "\"deliveryReport\":{\"webhookUrl\":\"/hook\"} | deliveryReport.webhookUrl must be a valid URL: it is not an http or https URL.",
        "\"deliveryReport\":{\"webhookUrl\":\"https://a\",\"deliveryReportType\":\"none\"} | deliveryReport.deliveryReportType must be all or final.",
        "\"deliveryReport\":{\"webhookUrl\":\"https://a\",\"deliveryReportType\":1} | deliveryReport.deliveryReportType must be all or final.",
        "\"deliveryReport\":{\"webhookUrl\":\"https://a\",\"webhookSecret\":\"\"} | deliveryReport.webhookSecret must be 1 to 200",
        "\"deliveryReport\":{\"webhookUrl\":\"https://a\",\"webhookSecret\":\"a b\"} | deliveryReport.webhookSecret must be 1 to 200",
      })
  void an_error_of_the_delivery_report_or_the_provider_comes_last(String member, String text) {
    assertThat(SendRequestValidator.firstError(request(CODE + "," + member), false).orElseThrow())
        .startsWith(text);
  }

  @Test
  void strict_takes_https_only() {
    String http = CODE + ",\"deliveryReport\":{\"webhookUrl\":\"HTTP://a\"}";
    String https = CODE + ",\"deliveryReport\":{\"webhookUrl\":\"HTTPS://a\"}";

    assertThat(SendRequestValidator.firstError(request(http), true))
        .contains("deliveryReport.webhookUrl must use HTTPS.");
    assertThat(SendRequestValidator.firstError(request(https), true)).isEmpty();
  }

  @Test
  void a_webhook_url_has_at_most_2048_characters() {
    String longest = "https://a/" + "x".repeat(2_038);

    assertThat(SendRequestValidator.firstError(withUrl(longest), false)).isEmpty();
    assertThat(SendRequestValidator.firstError(withUrl(longest + "x"), false))
        .contains("deliveryReport.webhookUrl must not be longer than 2048 characters.");
  }

  private static Json.Obj withUrl(String url) {
    return request(CODE + ",\"deliveryReport\":{\"webhookUrl\":\"" + url + "\"}");
  }

  private static Json.Obj request(String members) {
    return BodyParser.parse(("{" + members + "}").getBytes(StandardCharsets.UTF_8))
        .object()
        .orElseThrow();
  }
}
