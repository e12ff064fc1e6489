package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code proxy.har} was written by mitmproxy 8.1.1 while curl sent two webhooks and two other
 * requests.
 */
class HarTest extends SavedFileTestBase {
  private static final String FAILED =
      "{ \"smsId\" : \"sms_1\",\n \"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"failed\",\"reason\":\"نامەکە نەگەیشت\\u0021 ک\u200c\",\"n\":1.0}";

  /** An entry with the secret header; the two arguments are its body and its time. */
  private static final String WITH_SECRET =
      "{'request':{'method':'POST','headers':[{'name':'x-otpiq-webhook-secret','value':'s'}]%s}%s}";

  @Test
  void the_webhooks_in_what_a_proxy_recorded_are_read_byte_for_byte() {
    SavedWebhooks saved =
        SavedWebhooksReader.read(
            "src/test/resources/har/proxy.har", Path.of(""), InputStream.nullInputStream());

    assertThat(bodies(saved)).containsExactly(SENT, FAILED);
    SavedWebhook first = saved.webhooks().getFirst();
    assertThat(first.position().line()).isEqualTo(74);
    assertThat(first.delivery().headers().first("content-type")).contains("application/json");
    assertThat(first.delivery().at())
        .isBetween(Instant.parse("2026-11-24T11:11:00Z"), Instant.parse("2026-11-24T11:12:00Z"));
    assertThat(saved.omissions())
        .flatExtracting(Event.EntriesOmitted::omissions)
        .extracting(Event.Omission::reason)
        .containsExactly("not a POST request", "not an OTPIQ webhook");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'text':'{`smsId`:`1`}' | {'smsId':'1'}",
        "'text':'eyJzbXNJZCI6IjEifQ==','encoding':'base64' | {'smsId':'1'}",
        "'text':'eyJz\\nbXNJ ZCI6IjEifQ','encoding':'BASE64' | {'smsId':'1'}",
        "'text':'{`smsId`:`1`}','params':[] | {'smsId':'1'}",
        "'text':'[{`smsId`:`1`}]' | [{'smsId':'1'}]",
        "'text':'\uFEFF{`smsId`:`1`}' | \uFEFF{'smsId':'1'}",
        "'text':'{`smsId`:`1' | {'smsId':'1",
        "'text':'{`channel`:`sms`,`status`:`sent`}' | {'channel':'sms','status':'sent'}",
      })
  void a_webhook_without_headers_is_recognised_by_its_body(String data, String body) {
    String entry = "{'request':{'method':'post','postData':{%s}}}".formatted(data);

    assertThat(bodies(read(json(har(entry))))).containsExactly(json(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        ",'postData':{'text':'[1]'} | [1]",
        ",'postData':{'text':'hello'} | hello",
        ",'postData':{'text':''} | \"\"",
        ",'bodySize':0 | \"\"",
        ",'postData':{'text':'{`a`:','encoding':null},'bodySize':-1 | {'a':",
      })
  void an_entry_with_the_secret_header_is_a_webhook_whatever_its_body(String data, String body) {
    assertThat(bodies(read(json(har(WITH_SECRET.formatted(data, ""))))))
        .containsExactly(json(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        " | its body was not recorded",
        ",'bodySize':120 | its body was not recorded",
        ",'postData':null | its body was not recorded",
        ",'postData':{'mimeType':'application/json'} | its body was not recorded",
        ",'postData':{'text':null} | its body was not recorded",
        ",'postData':{'params':[{'name':'a','value':'1'}]} | its body was recorded as form fields",
        ",'postData':{'text':'%%%','encoding':'base64'} | its base64 is invalid",
        ",'postData':{'text':'{`a`:`\\ud83d'} | its text ends in the middle of a character",
        ",'postData':{'text':'{`smsId`:`1'},'bodySize':120 | only the start of its body was recorded",
      })
  void a_webhook_of_which_the_body_is_missing_is_reported_as_unreadable(String data, String why) {
    SavedWebhooks saved =
        read(
            json(
                har(
                    "{'request':{}}",
                    WITH_SECRET.formatted(data == null ? "" : data, ""),
                    sent())));

    assertThat(bodies(saved)).containsExactly(SENT);
    assertThat(saved.omissions())
        .containsExactly(
            new Event.EntriesOmitted(
                "-",
                1,
                List.of(
                    new Event.Omission("not an OTPIQ webhook", 1, 2, false),
                    new Event.Omission(why, 1, 3, true))));
    assertThat(saved.unreadable()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'method':'GET','headers':[{'name':'X-OTPIQ-Webhook-Secret','value':'s'}]}",
        "{'method':'POST','postData':{'text':'{`phoneNumber`:`964`,`senderId`:`x`}'}}",
        "{'method':'POST','postData':{'text':'{`status`:`ok`}'}}",
        "{'method':'POST','postData':{'params':[{'name':'user','value':'1'}]}}",
        "{'method':'POST','postData':{'text':'?','encoding':'base64'}}",
        "7"
      })
  void other_requests_are_left_out_and_counted(String request) {
    SavedWebhooks saved = read(json(har("{'request':%s}".formatted(request), sent())));

    assertThat(bodies(saved)).containsExactly(SENT);
    assertThat(saved.omissions()).extracting(Event.EntriesOmitted::others).containsExactly(1);
    assertThat(saved.unreadable()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'creator':{},'log':{'version':'1.2','entries':[%s]}}",
        "{'_x':1,'log':{'pages':[],'entries':[%s]},'comment':''}",
        "%s",
        "[%s]",
        "%s\n",
      })
  void an_archive_is_recognised_whatever_its_first_key_and_so_is_a_copied_entry(String form) {
    assertThat(bodies(read(json(form.formatted(sent()))))).containsExactly(SENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"log\":{}}",
        "{\"log\":{\"entries\":[]}}",
        "{\"log\":{\"entries\":{}}}",
        "{\"log\":{\"entries\":[1,{},{\"request\":7},{\"request\":{\"method\":\"POST\"}}]}}",
        "{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"postData\":{\"text\":\"{}\"}}}]}}"
      })
  void an_archive_without_webhooks_says_so(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("standard input has no webhook");
  }

  @Test
  void an_archive_may_have_a_response_that_is_larger_than_any_webhook() {
    String response = "x".repeat(21_000_000);

    assertThat(
            bodies(read(json(har("{'request':{},'response':'%s'}".formatted(response), sent())))))
        .containsExactly(SENT);
  }

  @Test
  void a_fault_in_an_archive_that_is_larger_than_any_webhook_has_its_own_position() {
    String twice =
        "{'request':{},'response':'%s'},\n{'a':1,'a':2}".formatted("x".repeat(2_000_000));

    assertThatThrownBy(() -> read(json(har(twice, sent()))))
        .hasMessage("-:3:8: the key `a` occurs twice");
  }

  private static String sent() {
    return "{'request':{'method':'POST','headers':[],'postData':{'text':'%s'}}}"
        .formatted(SENT.replace('"', '`'));
  }

  private static String har(String... entries) {
    return "{'log':{'entries':[\n%s]}}".formatted(String.join(",\n", entries));
  }
}
