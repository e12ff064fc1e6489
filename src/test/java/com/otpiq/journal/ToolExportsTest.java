package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.webhook.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolExportsTest extends SavedFileTestBase {
  private static final Instant AT = Instant.parse("2026-11-24T11:12:13Z");

  /** A request in the form of each tool, with {@code BODY} where its body is. */
  private static final Map<String, String> REQUESTS =
      Map.of(
          "webhook.site",
          "{'uuid':'1','type':'web','token_id':'2','method':'POST','content':TEXT,"
              + "'headers':{'content-type':['application/json'],'x-a':['1','2']},"
              + "'created_at':'2026-11-24 11:12:13'}",
          "WireMock, an event",
          "{'id':'1','request':{'url':'/','method':'POST','body':TEXT,'bodyAsBase64':BASE64,"
              + "'headers':{'Content-Type':'application/json','X-A':['1','2']},"
              + "'loggedDate':1795518733000},'responseDefinition':{'status':404}}",
          "WireMock, a request",
          "{'url':'/','method':'POST','bodyAsBase64':BASE64,"
              + "'headers':{'Content-Type':'application/json','X-A':['1','2']},"
              + "'loggedDate':1795518733000}",
          "ngrok",
          "{'uri':'/api/requests/http/1','start':'2026-11-24T03:12:13-08:00',"
              + "'request':{'method':'POST','uri':'/','raw':RAW,"
              + "'headers':{'Content-Type':['application/json'],'X-A':['1','2']}},"
              + "'response':{'status':'200 OK','raw':''}}",
          "API Gateway",
          "{'resource':'/','httpMethod':'POST','headers':{'Content-Type':'application/json',"
              + "'X-A':['1','2']},'requestContext':{'requestTimeEpoch':1795518733000},"
              + "'body':TEXT,'isBase64Encoded':false}",
          "a function URL",
          "{'version':'2.0','headers':{'content-type':'application/json','x-a':['1','2']},"
              + "'requestContext':{'http':{'method':'POST'},'timeEpoch':1795518733000},"
              + "'body':BASE64,'isBase64Encoded':true}",
          "a load balancer",
          "{'httpMethod':'POST','requestContext':{'elb':{},'timeEpoch':1795518733000},"
              + "'multiValueHeaders':{'content-type':['application/json'],'x-a':['1','2']},"
              + "'body':TEXT,'isBase64Encoded':false}");

  static Stream<String> tools() {
    return REQUESTS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void a_webhook_is_read_with_its_bytes_its_headers_and_its_time(String tool) {
    SavedWebhook saved = read(request(tool, SENT)).webhooks().getFirst();

    assertThat(saved.delivery().body().text()).isEqualTo(SENT);
    assertThat(saved.delivery().at()).isEqualTo(AT);
    Headers headers = saved.delivery().headers();
    assertThat(headers.first("Content-Type")).contains("application/json");
    assertThat(headers.all("X-A")).containsExactly("1", "2");
    assertThat(saved.isBody()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void the_requests_of_a_list_are_read_or_left_out_each(String tool) {
    String other = request(tool, "{\"hello\":1}");
    String webhook = request(tool, SENT);
    for (String form :
        new String[] {"{\"requests\":[%s]}", "{\"data\":[%s],\"total\":4}", "[%s]"}) {
      SavedWebhooks saved = read(form.formatted(String.join(",", webhook, other, webhook, other)));

      assertThat(bodies(saved)).containsExactly(SENT, SENT);
      assertThat(saved.omissions())
          .flatExtracting(Event.EntriesOmitted::omissions)
          .containsExactly(new Event.Omission("not an OTPIQ webhook", 2, 1, false));
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void another_request_alone_is_no_payload(String tool) {
    assertThatThrownBy(() -> read(request(tool, "{\"hello\":1}")))
        .isInstanceOf(Problem.class)
        .hasMessage("standard input has no webhook: not an OTPIQ webhook (1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'uuid':'1','token_id':'2','method':'POST','content':null,'headers':HEADERS}",
        "{'loggedDate':1,'method':'POST','bodyAsBase64':'%','headers':HEADERS}",
        "{'loggedDate':1,'method':'POST','headers':HEADERS}",
        "{'request':{'method':'POST','raw':'%','headers':HEADERS}}",
        "{'request':{'method':'POST','raw':'UE9TVCAv','headers':HEADERS}}",
        "{'request':{'method':'POST','raw':'UE9TVCAvDQp0cmFuc2Zlci1lbmNvZGluZzogY2h1bmtlZA0KDQox','headers':HEADERS}}",
        "{'requestContext':{},'isBase64Encoded':false,'headers':HEADERS}",
        "{'requestContext':{},'isBase64Encoded':true,'body':'%','headers':HEADERS}",
      })
  void a_webhook_without_its_bytes_is_unreadable(String request) {
    String headers = "{'X-OTPIQ-Webhook-Secret':['s'],'Content-Length':'9'}";
    SavedWebhooks saved = read(json(request.replace("HEADERS", headers)) + SENT);

    assertThat(bodies(saved)).containsExactly(SENT);
    assertThat(saved.unreadable()).isEqualTo(1);
  }

  @Test
  void a_body_that_ngrok_cut_off_is_unreadable() {
    String raw = raw("POST / HTTP/1.1\r\n\r\n{\"smsId\":\"1");
    String entry =
        "{'request':{'method':'POST','headers':{'Content-Length':['50']},'raw':'%s'}}"
            .formatted(raw);

    assertThat(read(json(entry) + SENT).unreadable()).isEqualTo(1);
  }

  @Test
  void an_item_that_is_no_request_is_left_out() {
    SavedWebhooks saved =
        read("{\"requests\":[7,{},%s]}".formatted(request("WireMock, an event", SENT)));

    assertThat(bodies(saved)).containsExactly(SENT);
    assertThat(saved.omissions().getFirst().others()).isEqualTo(2);
  }

  private static String request(String tool, String body) {
    String text = '"' + body.replace("\"", "\\\"") + '"';
    return json(REQUESTS.getOrDefault(tool, ""))
        .replace("TEXT", text)
        .replace("BASE64", '"' + raw(body) + '"')
        .replace("RAW", '"' + raw("POST / HTTP/1.1\r\nHost: x\r\n\r\n" + body) + '"');
  }

  private static String raw(String bytes) {
    return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.UTF_8));
  }
}
