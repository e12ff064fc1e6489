package com.otpiq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownEnvelopeTest extends SavedFileTestBase {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'info':{'_postman_id':'1'},'item':[]} | a Postman collection",
        "{'info':{'schema':'https://schema.getpostman.com/x'},'item':[]} | a Postman collection",
        "{'_type':'export','__export_format':4,'resources':[]} | an Insomnia export",
        "{'openapi':'3.1.0','paths':{}} | an OpenAPI description",
        "{'swagger':'2.0','paths':{}} | an OpenAPI description",
        "{'version':'2.1.0','$schema':'https://json.schemastore.org/sarif-2.1.0.json','runs':[]} | a SARIF report",
      })
  void a_file_of_another_tool_is_refused_by_its_name(String document, String what) {
    assertThatThrownBy(() -> read(json("{'smsId':'1'}\n" + document)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
              assertThat(problem.hint()).contains("save the body of the webhook alone");
            })
        .hasMessage("-:2:1: this is " + what + ", not a webhook");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'event':{'body':{'smsId':'1'}}} | jq -c '.event.body'",
        "{'body':{'smsId':'1'},'host':'smee.io'} | jq -c '.body'",
        "{'Records':[{'body':'{`smsId`:`1`}'}]} | jq -r '.Records[0].body'",
        "{'specversion':'1.0','type':'a','data':{'deliveryReportType':'all'}} | jq -c '.data'",
        "{'a-b':[[1],[2,{'channel':'sms','status':'sent'}]]} | jq -c '.~a-b~[1][1]'",
        "{'status':'ok','data':{'smsId':'1'}} | jq -c '.data'",
        "'{`smsId`:1}' | jq -r '.'",
        "['{`smsId`:1}'] | jq -r '.[]'",
        "[[{'smsId':1}]] | jq -c '.[][0]'",
        "[['{`smsId`:1}',2]] | jq -r '.[][0]'",
        "[{'event':{'body':{'smsId':1}}}] | jq -c '.[].event.body'",
        "{'openedAt':1,'x':{'smsId':1}} | jq -c '.x'",
      })
  void an_object_that_holds_a_payload_is_refused_with_the_way_to_it(String document, String hint) {
    assertThatThrownBy(() -> read(json(document)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.hint()).contains(hint.replace('~', '"') + " | otpiq validate -"))
        .hasMessageContaining(": this is not a webhook, but ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'message':{'data':BASE64},'subscription':'s'} ; .message.data",
        "{'httpMethod':'POST','headers':{'A':'b'},'body':BASE64} ; .body",
        "{'Records':[{'kinesis':{'data':BASE64}}]} ; .Records[0].kinesis.data",
        "[BASE64] ; .[]",
        "BASE64 ; .",
      })
  void a_payload_in_base64_is_found_and_the_hint_decodes_it(String row) {
    String document = json(row.split(" ; ", -1)[0]);
    String place = row.split(" ; ", -1)[1];
    byte[] payload = SENT.replace("sent", "sent???>>>~~~").getBytes(UTF_8);
    String forUrls = Base64.getUrlEncoder().withoutPadding().encodeToString(payload);
    assertThat(forUrls).containsAnyOf("-", "_");
    assertHint(document, Base64.getEncoder().encodeToString(payload), place + " | @base64d'");
    assertHint(document, forUrls, place + " | gsub(\"-\";\"+\") | gsub(\"_\";\"/\") | @base64d'");
  }

  private static void assertHint(String document, String base64, String hint) {
    assertThatThrownBy(() -> read(document.replace("BASE64", '"' + base64 + '"')))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.hint()).contains("jq -r '" + hint + " | otpiq validate -"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'true'", "'TRUE'", "true"})
  void a_lambda_event_in_base64_is_decoded_also_if_its_flag_is_a_string(String flag) {
    String event =
        json("{'requestContext':{},'headers':{'X-OTPIQ-Webhook-Secret':'s'},'body':'%s',")
                .formatted(Base64.getEncoder().encodeToString(SENT.getBytes(UTF_8)))
            + json("'isBase64Encoded':" + flag + "}");
    assertThat(bodies(read(event))).containsExactly(SENT);
  }

  @Test
  void a_key_that_a_shell_would_run_is_not_part_of_the_hint() {
    assertThatThrownBy(() -> read("{\"a'; reboot; '\":{\"smsId\":1}}"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.hint()).contains("save the body of the webhook alone"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'smsId':'1','data':{'smsId':'2'}}",
        "{'channel':'sms','status':'sent','reason':'{`smsId`:1}'}",
        "{'eventId':'1','contact':{'phoneNumber':'964'},'message':{'content':'smsId'}}",
        "{'info':{'name':'x'}}",
        "{'openapi':3}",
        "{'a':{'status':'sent'},'b':['x']}",
        "{}",
      })
  void any_other_object_is_a_payload(String document) {
    assertThat(bodies(read(json(document)))).containsExactly(json(document));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"text\"", "\"smsId\"", "null", "true", "[]"})
  void another_value_is_a_payload_too_which_validate_explains(String value) {
    assertThat(bodies(read("[" + value + "]"))).containsExactly(value);
  }
}
