package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters on the command line: what they select, and what is reported at once. */
class FilterArgumentTest {
  private static final String REPORT =
      """
      {"smsId":"12345","deliveryReportType":"all","isFinal":true,"channel":"sms","status":"sent",
       "senderId":"2024","price":5,"n":{"a":{"b":[1,"x"]}},"n.a":"literal","a/b":7}
      """;

  private static final String INBOUND =
      "{\"eventId\":\"evt_1\",\"message\":{\"content\":\"hi\",\"n\":5}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "smsId=12345 | true",
        "smsId=\"12345\" | true",
        "smsId=1234 | false",
        "senderId=2024 channel=sms | true",
        "senderId=2024 channel=telegram | false",
        "isFinal=true | true",
        "isFinal=false | false",
        "reason=null | false",
        "/price=5 | true",
        "/price=\"5\" | false",
        "/n/a/b/0=1 | true",
        "/n/a/b/1=x | true",
        "/n/a/b/2=x | false",
        "/n.a=literal | true",
        "/a~1b=7 | true",
        "/missing=1 | false",
        "/status=read | false"
      })
  void a_filter_matches_strings_numbers_and_what_is_inside(String text, boolean matches) {
    assertThat(FilterArgument.filter("--expect", text).matches(body(REPORT), 0)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "eventId=evt_1, true",
    "message.content=hi, true",
    "message.n=5, true",
    "message.content.x=hi, false",
    "contact.phoneNumber=1, false"
  })
  void a_key_with_dots_reaches_into_objects(String text, boolean matches) {
    assertThat(FilterArgument.filter("--expect", text).matches(body(INBOUND), 0))
        .isEqualTo(matches);
  }

  @Test
  void a_filter_is_shown_as_it_was_written() {
    assertThat(FilterArgument.filter("--expect", " status=sent  /price=5 /text=a=b").text())
        .isEqualTo("status=sent /price=5 /text=a=b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "staus=sent | no key 'staus' | --only status=sent",
        "Status=sent | no key 'Status' | --only status=sent",
        "sms_id=1 | no key 'sms_id' | --only smsId=1",
        "orderId=5 | any other key begins with / | --only /orderId=5",
        "status=deliverd | status is sent, delivered or failed, not 'deliverd' | --only status=delivered",
        "status=read | /status takes any value | --only /status=read",
        "status= | not '' | --only /status=",
        "channel=SMS | channel is sms, whatsapp or telegram | --only channel=sms",
        "reson=Carrier rejected | no key 'reson' | --only 'reason=Carrier rejected'",
        "isFinal=yes | isFinal is true or false | --only /isFinal=yes",
        "deliveryReportType=finals | all or final | --only deliveryReportType=final"
      })
  void a_key_or_value_that_otpiq_does_not_document_is_reported(
      String text, String message, String hint) {
    assertThatThrownBy(() -> FilterArgument.filter("--only", List.of(text), false))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
              assertThat(problem.message()).startsWith("--only: ").contains(message);
              assertThat(problem.hint()).contains(hint);
            });
  }

  @Test
  void two_values_of_one_key_are_an_error() {
    List<String> pairs = List.of("status=sent", "channel=sms", "status=failed");

    assertThatThrownBy(() -> FilterArgument.filter("--only", pairs, false))
        .hasMessage("--only: a webhook has one status, but two are given");
  }

  @Test
  void the_answer_is_a_key_where_it_is_known() {
    List<String> answer = List.of("answer=200");

    assertThat(FilterArgument.filter("--only", answer, true).matches(body("oops"), 200)).isTrue();
    assertThat(FilterArgument.filter("--only", answer, true).matches(body("oops"), 401)).isFalse();
    assertThatThrownBy(() -> FilterArgument.filter("--only", answer, false))
        .hasMessageContaining("no key 'answer'");
    assertThatThrownBy(() -> FilterArgument.filter("--only", List.of("answer=2xx"), true))
        .hasMessage("--only: answer is a status code such as 200, not '2xx'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delivered", "=delivered", "status=sent delivered", ""})
  void a_word_without_a_key_is_a_usage_problem(String text) {
    assertThatThrownBy(() -> FilterArgument.filter("--expect", text))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("--expect takes KEY=VALUE, not '");
  }

  @Test
  void one_webhook_cannot_have_two_values_of_a_key() {
    assertThatThrownBy(() -> FilterArgument.filter("--expect", "status=sent status=delivered"))
        .hasMessage("--expect: a webhook has one status, but two are given");
  }

  private static Body body(String text) {
    return BodyParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
