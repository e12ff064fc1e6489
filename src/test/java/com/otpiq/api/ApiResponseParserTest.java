package com.otpiq.api;

import static com.otpiq.api.ScriptedApi.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.ApiError;
import com.otpiq.message.ApiResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiResponseParserTest {
  private final ApiResponseParser parser = new ApiResponseParser(text -> text);

  @Test
  void an_accepted_message_has_what_the_response_has() {
    assertThat(
            parser.toSend(
                response(
                    200,
                    "{\"smsId\":\"sms-1\",\"cost\":80,\"remainingCredit\":1.5e3,\"canCover\":true,\"paymentType\":\"prepaid\"}")))
        .isEqualTo(
            new ApiResponse.Accepted(
                "sms-1",
                Optional.of(new BigDecimal("80")),
                Optional.of(new BigDecimal("1.5E+3")),
                Optional.of(true),
                Optional.of("prepaid")));
  }

  @Test
  void what_has_the_wrong_type_or_is_no_usable_number_is_left_out() {
    assertThat(
            parser.toSend(
                response(
                    200,
                    "{\"smsId\":\"sms-1\",\"cost\":\"80\",\"remainingCredit\":1e99999999999,\"canCover\":\"yes\"}")))
        .isEqualTo(
            new ApiResponse.Accepted(
                "sms-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void a_tracked_message_has_its_channels() {
    assertThat(
            parser.toTrack(
                response(
                    200,
                    """
                    {"smsId":"sms-1","phoneNumber":"9647701234567","status":"failed","isFinalStatus":true,
                     "lastChannel":"sms","cost":0,"channelFlow":[
                       {"channel":"sms","tried":true,"success":false,"error":"no","refunded":true},
                       {"channel":"whatsapp"},7]}\
                    """)))
        .isEqualTo(
            new ApiResponse.Tracked(
                "sms-1",
                Optional.of("9647701234567"),
                "failed",
                true,
                Optional.of("sms"),
                Optional.of(BigDecimal.ZERO),
                List.of(
                    new ApiResponse.Leg(
                        "sms", true, Optional.of(false), Optional.of("no"), Optional.of(true)),
                    new ApiResponse.Leg(
                        "whatsapp", false, Optional.empty(), Optional.empty(), Optional.empty()))));
  }

  @Test
  void a_project_and_its_senders_are_parsed() {
    assertThat(parser.toInfo(response(200, "{\"projectName\":\"P\",\"credit\":7}")))
        .isEqualTo(new ApiResponse.Project("P", Optional.of(new BigDecimal(7))));
    assertThat(
            parser.toSenderIds(
                response(
                    200,
                    "{\"data\":[{\"senderId\":\"A\",\"status\":\"accepted\",\"pricePerSms\":{\"others\":80,\"x\":\"y\"}},{}]}")))
        .isEqualTo(
            new ApiResponse.Senders(
                List.of(
                    new ApiResponse.Sender("A", "accepted", Map.of("others", new BigDecimal(80))),
                    new ApiResponse.Sender("", "", Map.of()))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "400 | {\"error\":\"Account is in trial mode, add credit\"} | TRIAL",
        "400 | {\"error\":\"Insufficient credit\"} | CREDIT",
        "400 | {\"error\":\"no\",\"requiredCredit\":1} | CREDIT",
        "400 | {\"error\":\"Project spending threshold of 1\"} | THRESHOLD",
        "400 | {\"error\":\"no\",\"spendingThreshold\":1} | THRESHOLD",
        "400 | {\"error\":\"SenderID not found\"} | SENDER_UNKNOWN",
        "400 | {\"error\":\"SenderID is not accepted\"} | SENDER_PENDING",
        "400 | {\"error\":\"anything\"} | INVALID",
        "400 | nonsense | INVALID",
        "401 | {\"message\":\"no\"} | UNAUTHORIZED",
        "403 | {\"message\":\"no\"} | ADDRESS",
        "404 | {\"message\":\"no\"} | UNKNOWN_PATH",
        "429 | {\"message\":\"no\"} | RATE_LIMIT",
        "418 | {\"message\":\"no\"} | OTHER",
      })
  void an_error_is_recognised_by_status_keys_and_text(int status, String body, ApiError error) {
    var refused = (ApiResponse.Refused) parser.toSend(response(status, body));

    assertThat(refused.error()).isEqualTo(error);
    assertThat(refused.status()).isEqualTo(status);
  }

  @Test
  void a_404_of_track_is_an_unknown_message() {
    var refused = (ApiResponse.Refused) parser.toTrack(response(404, "{\"message\":\"no\"}"));

    assertThat(refused.error()).isEqualTo(ApiError.UNKNOWN_MESSAGE);
  }

  @Test
  void an_error_keeps_otpiqs_text_and_numbers() {
    var refused =
        (ApiResponse.Refused)
            parser.toSend(response(429, "{\"message\":\"wait\",\"waitMinutes\":8}"));

    assertThat(refused.text()).isEqualTo("wait");
    assertThat(refused.numbers()).containsEntry("waitMinutes", new BigDecimal(8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "200 | <html> | not in the format of OTPIQ's API | true",
        "200 | {\"messageId\":\"1\"} | has a messageId instead of an smsId | true",
        "500 | {\"message\":\"down\"} | OTPIQ responded with 500: down | true",
        "503 | | OTPIQ responded with 503 | true",
        "302 | | the response is a redirect | false",
      })
  void a_response_that_is_not_otpiqs_may_have_sent_the_message(
      int status, String body, String reason, boolean mayBeSent) {
    var unavailable =
        (ApiResponse.Unavailable) parser.toSend(response(status, body == null ? "" : body));

    assertThat(unavailable.reason()).contains(reason);
    assertThat(unavailable.status()).contains(status);
    assertThat(unavailable.mayBeSent()).isEqualTo(mayBeSent);
  }

  @Test
  void a_message_may_be_sent_only_where_the_request_was() {
    assertThat(mayBeSent(parser.toSend(new Outcome.TimedOut("waiting", true)))).isTrue();
    assertThat(mayBeSent(parser.toSend(new Outcome.TimedOut("connecting", false)))).isFalse();
    assertThat(mayBeSent(parser.toSend(new Outcome.Failed("reset", true)))).isTrue();
    assertThat(mayBeSent(parser.toSend(new Outcome.Failed("refused", false)))).isFalse();
    assertThat(mayBeSent(parser.toInfo(new Outcome.TimedOut("waiting", true)))).isFalse();
    assertThat(mayBeSent(parser.toInfo(response(500, "")))).isFalse();
  }

  private static boolean mayBeSent(ApiResponse response) {
    return ((ApiResponse.Unavailable) response).mayBeSent();
  }
}
