package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRulesTest {
  private static final String CODE = "\"smsType\":\"verification\",\"verificationCode\":\"1\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"smsType\":\"otp\",\"verificationCode\":\"1\" | error | smsType | is 'otp' | verification",
        "\"smsType\":\"sms\" | error | smsType | is 'sms' | custom",
        "\"smsType\":\"template\" | error | smsType | is 'template' | whatsapp-template",
        "\"smsType\":\"pigeon\" | error | smsType | is 'pigeon' | -",
        "\"smsType\":\"custom\",\"message\":\"hi\" | error | customMessage | is required | -",
        "\"smsType\":\"custom\",\"message\":\"hi\" | warning | message | is a key that OTPIQ does not document | customMessage",
        "\"smsType\":\"verification\",\"verificationCode\":12345 | error | verificationCode | is a number and must be a string | \"…\" around it",
        "\"smsType\":\"verification\",\"verificationCode\":true | error | verificationCode | must be a string | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"١٢٣\" | warning | verificationCode | has Arabic digits | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"\" | error | verificationCode | has 0 characters | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"123456789012345678901\" | error | verificationCode | has 21 characters; OTPIQ accepts 1 to 20 | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"provider\":\"whatsapp_sms\" | error | provider | is 'whatsapp_sms' | whatsapp-sms",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"provider\":\"pigeon\" | error | provider | is 'pigeon' | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"senderId\":\"TwelveLetter\" | error | senderId | has 12 characters; OTPIQ accepts 11 | -",
        "\"smsType\":\"whatsapp-template\" | error | templateName | is required | -",
        "\"smsType\":\"whatsapp-template\" | error | whatsappPhoneId | is required | -",
        "\"smsType\":\"whatsapp-template\",\"templateName\":\"t\",\"whatsappAccountId\":\"68c46fecc509cdcec8fb3ef2\",\"whatsappPhoneId\":\"68c46fecc509cdcec8fb3ef2\" | warning | whatsappPhoneId | is the id of the account | -",
        "\"smsType\":\"whatsapp-template\",\"whatsappAccountId\":\"123456789012345\" | error | whatsappAccountId | looks like a Meta id | -",
        "\"smsType\":\"whatsapp-template\",\"whatsappAccountId\":\"x\" | error | whatsappAccountId | is not an OTPIQ id | -",
        "\"smsType\":\"whatsapp-template\",\"templateParameters\":{\"buttons\":[\"x\"]} | warning | templateParameters.buttons | is an array | {\"1\":\"…\"}",
        "\"smsType\":\"whatsapp-template\",\"templateParameters\":1 | warning | templateParameters | is not an object | {\"1\":\"…\"}",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"customMessage\":\"x\" | warning | customMessage | belongs to the smsType custom | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"webhookUrl\":\"https://e.com/\" | warning | webhookUrl | is a key that OTPIQ does not document | deliveryReport.webhookUrl",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":1 | error | deliveryReport | must be an object | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{} | error | deliveryReport.webhookUrl | is required | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"/hook\"} | error | deliveryReport.webhookUrl | is not an http or https URL | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"https://e.com/\"} | warning | deliveryReport.webhookSecret | is missing | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"https://e.com/\",\"webhookSecret\":\"a/b=\"} | error | deliveryReport.webhookSecret | has a symbol at character 2 | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"https://e.com/\",\"deliveryReportType\":\"FINAL\"} | error | deliveryReport.deliveryReportType | is 'FINAL' | final",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"https://e.com/\",\"deliveryReportType\":\"none\"} | error | deliveryReport.deliveryReportType | is 'none' | -",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"url\":\"https://e.com/\"} | warning | deliveryReport.url | is a key that OTPIQ does not document | webhookUrl",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"secret\":\"a\"} | warning | deliveryReport.secret | is a key that OTPIQ does not document | webhookSecret",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"type\":\"all\"} | warning | deliveryReport.type | is a key that OTPIQ does not document | deliveryReportType",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"other\":\"a\"} | warning | deliveryReport.other | is a key that OTPIQ does not document | -",
      })
  void each_common_mistake_has_a_finding(
      String members, String severity, String key, String text, String suggestion) {
    assertThat(check(members, true))
        .anySatisfy(finding -> {
          assertThat(finding.isError()).isEqualTo(severity.equals("error"));
          assertThat(finding.key()).isEqualTo(key);
          assertThat(finding.text()).contains(text);
          assertThat(finding.suggestion().orElse("-")).isEqualTo(suggestion);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"smsType\":\"verification\",\"verificationCode\":\"12345678901234567890\"",
        "\"smsType\":\"custom\",\"customMessage\":\"hi\",\"senderId\":\"ElevenChars\"",
        "\"smsType\":\"whatsapp-template\",\"templateName\":\"t\",\"whatsappAccountId\":\"68c46fecc509cdcec8fb3ef2\",\"whatsappPhoneId\":\"68da31fb518ac3db3eb0a0f4\",\"templateParameters\":{\"body\":{\"1\":\"x\"}}",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"https://e.com/\",\"webhookSecret\":\"a\",\"deliveryReportType\":\"final\"}",
      })
  void a_valid_request_has_no_finding(String members) {
    assertThat(check(members, false)).isEmpty();
  }

  @Test
  void an_http_webhook_is_an_error_unless_the_request_stays_on_this_machine() {
    String http =
        CODE + ",\"deliveryReport\":{\"webhookUrl\":\"http://e.com/\",\"webhookSecret\":\"a\"}";

    assertThat(check(http, false)).singleElement().matches(RequestFinding::isError);
    assertThat(check(http, true))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.isError()).isFalse();
          assertThat(finding.suggestion()).contains("https://e.com/");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0, true, is empty",
    "1000, , ",
    "1001, false, at most 1000",
    "2001, true, at most 2000"
  })
  void the_length_of_a_text_has_two_documented_limits(int length, Boolean isError, String text) {
    List<RequestFinding> findings =
        check("\"smsType\":\"custom\",\"customMessage\":\"" + "x".repeat(length) + "\"", false);

    if (isError == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings)
          .singleElement()
          .matches(finding -> finding.isError() == isError && finding.text().contains(text));
    }
  }

  @Test
  void a_telephone_number_in_a_suggestion_is_masked() {
    Json.Obj request = json("{\"phoneNumber\":\"07701234567\"," + CODE + "}");

    assertThat(RequestRules.check(request, false, PersonalDataMask.HIDDEN).getFirst().suggestion())
        .contains("9647******567");
    assertThat(
            RequestRules.check(request, false, new PersonalDataMask(true)).getFirst().suggestion())
        .contains("9647701234567");
  }

  @Test
  void a_finding_has_the_position_of_its_key() {
    Json.Obj request = json("{\"phoneNumber\":\"9647701234567\",\n\"smsType\":\"otp\"}");
    RequestFinding finding = RequestRules.check(request, false, PersonalDataMask.HIDDEN).getFirst();

    assertThat(finding.at().line()).isEqualTo(2);
    assertThat(finding.at().column()).isEqualTo(11);
  }

  private static List<RequestFinding> check(String members, boolean local) {
    return RequestRules.check(
        json("{\"phoneNumber\":\"9647701234567\"," + members + "}"),
        local,
        PersonalDataMask.HIDDEN);
  }

  private static Json.Obj json(String text) {
    return BodyParser.parse(text.getBytes(StandardCharsets.UTF_8)).object().orElseThrow();
  }
}
