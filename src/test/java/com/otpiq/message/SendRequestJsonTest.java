package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReportType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendRequestJsonTest {
  private static final String NUMBER = "9647701234567";
  private static final DeliveryReport REPORT =
      new DeliveryReport(
          "https://example.com/hook", ReportType.FINAL, Optional.of(WebhookSecret.of("s3cret")));

  @Test
  void a_verification_has_its_code_and_no_key_that_was_not_asked_for() {
    assertThat(text(request(new Message.Verification("123456"))))
        .isEqualTo(
            """
            {"phoneNumber":"9647701234567","smsType":"verification","verificationCode":"123456"}\
            """);
  }

  @Test
  void every_option_has_its_key_in_the_order_of_the_examples() {
    var request =
        new SendRequest(
            NUMBER,
            new Message.Custom("سڵاو"),
            Optional.of("whatsapp-sms"),
            Optional.of("Sender"),
            Optional.of("account"),
            Optional.of("phone"),
            Optional.empty());

    assertThat(text(request.with(REPORT)))
        .isEqualTo(
            """
            {"phoneNumber":"9647701234567","smsType":"custom","customMessage":"سڵاو",\
            "provider":"whatsapp-sms","senderId":"Sender","whatsappAccountId":"account",\
            "whatsappPhoneId":"phone","deliveryReport":{"webhookUrl":"https://example.com/hook",\
            "deliveryReportType":"final","webhookSecret":"s3cret"}}\
            """);
  }

  @Test
  void a_template_has_parameters_only_if_there_are_any() {
    Json.Obj none = new JsonObjectBuilder().build();
    Json.Obj some = new JsonObjectBuilder().put("body", "x").build();

    assertThat(text(request(new Message.WhatsAppTemplate("otp", none))))
        .endsWith("\"smsType\":\"whatsapp-template\",\"templateName\":\"otp\"}");
    assertThat(text(request(new Message.WhatsAppTemplate("otp", some))))
        .endsWith("\"templateName\":\"otp\",\"templateParameters\":{\"body\":\"x\"}}");
  }

  @Test
  void a_request_is_shown_with_a_placeholder_for_its_secret() {
    Json.Obj request = request(new Message.Verification("1")).with(REPORT).json();

    assertThat(JsonWriter.compact(SendRequest.masked(request)))
        .doesNotContain("s3cret")
        .endsWith("\"webhookSecret\":\"$OTPIQ_WEBHOOK_SECRET\"}}");
    assertThat(JsonWriter.compact(SendRequest.withSecret(request, "other")))
        .isEqualTo(JsonWriter.compact(request).replace("s3cret", "other"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"deliveryReport\":\"https://example.com/\"}",
        "{\"deliveryReport\":{\"webhookUrl\":\"https://example.com/\"}}",
        "{\"webhookSecret\":\"in the wrong place\"}"
      })
  void a_request_without_a_webhook_secret_gets_none(String text) {
    Json.Obj request =
        BodyParser.parse(text.getBytes(StandardCharsets.UTF_8)).object().orElseThrow();

    assertThat(SendRequest.withSecret(request, "s3cret")).isSameAs(request);
  }

  @Test
  void a_delivery_report_without_a_secret_has_no_key_for_it() {
    var report = new DeliveryReport("https://example.com/hook", ReportType.ALL, Optional.empty());
    String text = "{\"webhookUrl\":\"https://example.com/hook\",\"deliveryReportType\":\"all\"}";

    assertThat(JsonWriter.compact(report.json())).isEqualTo(text);
    assertThat(JsonWriter.compact(report.masked())).isEqualTo(text);
  }

  @Test
  void a_delivery_report_never_shows_its_secret() {
    assertThat(REPORT.toString()).doesNotContain("s3cret");
    assertThat(JsonWriter.compact(REPORT.masked()))
        .isEqualTo(
            """
            {"webhookUrl":"https://example.com/hook","deliveryReportType":"final",\
            "webhookSecret":"$OTPIQ_WEBHOOK_SECRET"}\
            """);
  }

  private static SendRequest request(Message message) {
    return new SendRequest(
        NUMBER,
        message,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String text(SendRequest request) {
    return JsonWriter.compact(request.json());
  }
}
