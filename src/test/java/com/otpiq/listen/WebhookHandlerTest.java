package com.otpiq.listen;

import static com.otpiq.listen.ListenFixture.bytes;
import static com.otpiq.listen.ListenFixture.delivery;
import static com.otpiq.listen.ListenFixture.jsonType;
import static com.otpiq.listen.ListenFixture.post;
import static com.otpiq.listen.ListenFixture.report;
import static com.otpiq.listen.ListenFixture.request;
import static com.otpiq.listen.ListenFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.ListenEvent;
import com.otpiq.journal.Journal;
import com.otpiq.journal.JournalEntry;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.HttpResponse.Transmission;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.rule.Authentication;
import com.otpiq.rule.Finding;
import com.otpiq.time.Seed;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a POST: inspect, decide, record, respond, publish. */
@Timeout(20)
class WebhookHandlerTest extends WebhookHandlerTestBase {
  @Test
  void a_valid_webhook_is_inspected_accepted_and_published_once_the_response_is_sent() {
    WebhookHandler handler = handler(Recorder.NONE, ListenConfig.Responding.BY_RULES);
    HttpResponse response = now(handler.handle(post(jsonType()), bytes(sent())));

    assertThat(response.status()).isEqualTo(200);
    ListenEvent.Received event = published.getFirst();
    assertThat(event.number()).isEqualTo(1);
    assertThat(event.response().status()).isEqualTo(200);
    assertThat(event.inspection().orElseThrow().findings()).isEmpty();
    assertThat(event.request().delivery().at()).isEqualTo(ListenFixture.START);
    assertThat(sentNumbers).isEmpty();
    response.onSent().run();
    assertThat(sentNumbers).containsExactly(1L);
  }

  @ParameterizedTest
  @CsvSource({
    "/wrong, application/json, 404",
    "/, text/plain, 415",
    "/, application/json; charset=utf-16, 415"
  })
  void a_refused_post_is_not_inspected_but_recorded_with_its_body(
      String path, String type, int status) {
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin())) {
      var config =
          ListenFixture.config(List.of(), ListenConfig.Responding.BY_RULES, Optional.of("/"));
      WebhookHandler handler = handler(config, Optional.empty(), recorder);
      HttpRequest post = request("POST", path, Headers.NONE.with("Content-Type", type));

      assertThat(now(handler.handle(post, bytes(sent()))).status()).isEqualTo(status);
    }

    JournalEntry entry = journal.entries().toList().getFirst();
    assertThat(entry.request().delivery().body().text()).isEqualTo(sent());
    assertThat(entry.responseStatus()).isEqualTo(status);
    assertThat(entry.record().text("why")).contains(published.getFirst().response().detail());
    assertThat(entry.authentication()).isEmpty();
    assertThat(published.getFirst().inspection()).isEmpty();
    assertThat(published.getFirst().request().delivery().body().text()).isEqualTo(sent());
    assertThat(published.getFirst().journalId()).contains(entry.id().toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_body_that_could_not_be_read_is_not_recorded_as_empty(HttpRequest.ProtocolError error) {
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin())) {
      WebhookHandler handler = handler(recorder, ListenConfig.Responding.BY_RULES);
      HttpRequest post = post(jsonType());
      HttpRequest failed =
          new HttpRequest(
              post.method(), post.target(), post.headers(), post.client(), Optional.of(error));
      assertThat(now(handler.handle(failed, bytes(""))).status()).isEqualTo(error.status());
    }

    Json.Obj record = journal.entries().findFirst().orElseThrow().record();
    assertThat(record.text("bodyOmitted")).isEqualTo(failedOmission(error));
    assertThat(record.value("body").isPresent())
        .isEqualTo(error == HttpRequest.ProtocolError.TARGET);
  }

  private static Optional<String> failedOmission(HttpRequest.ProtocolError error) {
    return switch (error) {
      case TARGET -> Optional.empty();
      case TRANSFER_CODING, EXPECTATION, WEB_PAGE -> Optional.of("protocol-error");
      case BODY_TOO_LARGE -> Optional.of("too-large");
      case BODY_TIMEOUT -> Optional.of("timeout");
    };
  }

  @Test
  void another_method_is_neither_inspected_nor_recorded_but_published() {
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin())) {
      WebhookHandler handler = handler(recorder, ListenConfig.Responding.BY_RULES);
      HttpRequest get = request("GET", "/", Headers.NONE);

      HttpResponse response = now(handler.handle(get, new byte[0]));

      assertThat(response.status()).isEqualTo(405);
      assertThat(response.headers().first("Allow")).contains("POST");
      assertThat(published.getFirst().inspection()).isEmpty();
      assertThat(journal.entries()).isEmpty();
    }
  }

  @Test
  void a_webhook_that_violates_a_documented_rule_is_refused_with_its_findings() {
    WebhookHandler handler = handler(Recorder.NONE, ListenConfig.Responding.BY_RULES);

    assertThat(now(handler.handle(post(jsonType()), bytes("{}"))).status()).isEqualTo(422);
    assertThat(published.getFirst().inspection().orElseThrow().findings())
        .anyMatch(Finding::isError);
  }

  @Test
  void a_secret_in_the_headers_or_the_query_is_hidden_in_what_is_published_and_recorded() {
    var config =
        ListenFixture.config(List.of(WebhookSecret.of("canary")), ListenConfig.Responding.BY_RULES);
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin())) {
      var handler = handler(config, Optional.empty(), recorder);
      Headers headers = jsonType().with(ListenFixture.SECRET_HEADER, "canary");
      var request =
          new HttpRequest(
              "POST",
              RequestTarget.of("/a%20b/canary?k=canary&token=other"),
              headers,
              InetAddress.getLoopbackAddress(),
              Optional.empty());

      assertThat(now(handler.handle(request, bytes(sent()))).status()).isEqualTo(200);
      ListenEvent.Received event = published.getFirst();
      assertThat(event.inspection().orElseThrow().authentication())
          .isEqualTo(Authentication.VERIFIED);
      assertThat(event.request().path() + event.request().delivery().headers())
          .contains("/a%20b/[hidden]?k=[hidden]&token=[hidden]")
          .doesNotContain("canary", "other");
      assertThat(journal.entries().toList().toString()).doesNotContain("canary", "other");
    }
  }

  @Test
  void requests_are_numbered_and_published_in_the_order_in_which_they_are_handled() {
    WebhookHandler handler = handler(Recorder.NONE, ListenConfig.Responding.BY_RULES);
    for (int i = 1; i <= 3; i++) {
      var _ = handler.handle(post(jsonType()), bytes(report("sms_" + i, "sent", false)));
    }

    assertThat(published).extracting(ListenEvent.Received::number).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_webhook_of_an_earlier_run_makes_the_same_one_a_duplicate() {
    var recorder = new Recorder(Optional.empty(), Optional.empty(), List.of(delivery(sent())));
    WebhookHandler handler = handler(recorder, ListenConfig.Responding.BY_RULES);
    var _ = handler.handle(post(jsonType()), bytes(sent()));

    assertThat(published.getFirst().inspection().orElseThrow().annotations()).isNotEmpty();
  }

  @Test
  void a_recorded_webhook_has_an_id_and_its_response_in_the_journal() {
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin())) {
      var _ =
          handler(recorder, ListenConfig.Responding.BY_RULES)
              .handle(post(jsonType()), bytes(sent()));
    }

    JournalEntry entry = journal.entries().toList().getFirst();
    assertThat(published.getFirst().journalId()).contains(entry.id().toString());
    assertThat(entry.responseStatus()).isEqualTo(200);
  }

  @Test
  void a_webhook_that_cannot_be_recorded_is_503() {
    WebhookHandler handler = handler(brokenRecorder(), ListenConfig.Responding.BY_RULES);

    assertThat(now(handler.handle(post(jsonType()), bytes(sent()))).status()).isEqualTo(503);
    assertThat(published.getFirst().response()).isEqualTo(ResponsePolicy.NOT_SAVED);
    assertThat(published.getFirst().journalId()).isEmpty();
  }

  @Test
  void a_refusal_stays_the_same_though_it_cannot_be_recorded() {
    WebhookHandler handler = handler(brokenRecorder(), ListenConfig.Responding.BY_RULES);

    assertThat(now(handler.handle(post(jsonType()), bytes("{"))).status()).isEqualTo(400);
    assertThat(published.getFirst().response().status()).isEqualTo(400);
  }

  @Test
  void a_script_decides_how_to_respond_whatever_the_inspection_says() {
    WebhookHandler handler = handler(Recorder.NONE, scripted("503@retry-after=5,reset"));
    HttpResponse first = now(handler.handle(post(jsonType()), bytes(sent())));
    HttpResponse second = now(handler.handle(post(jsonType()), bytes(sent())));

    assertThat(first.status()).isEqualTo(503);
    assertThat(first.headers().first("Retry-After")).contains("5");
    assertThat(second.transmission()).isEqualTo(new Transmission.Abort(true));
    assertThat(published).allMatch(ListenEvent.Received::scripted);
    assertThat(published.getLast().response().isNone()).isTrue();
  }

  @Test
  void a_scripted_success_is_503_where_it_cannot_be_recorded() {
    WebhookHandler handler = handler(brokenRecorder(), scripted("200"));

    assertThat(now(handler.handle(post(jsonType()), bytes(sent()))).status()).isEqualTo(503);
    assertThat(published.getFirst().scripted()).isFalse();
  }

  @Test
  void a_script_without_a_response_for_a_webhook_leaves_it_to_the_rules() {
    WebhookHandler handler = handler(Recorder.NONE, scripted("failed:500"));

    assertThat(now(handler.handle(post(jsonType()), bytes(sent()))).status()).isEqualTo(200);
    assertThat(published.getFirst().scripted()).isFalse();
  }

  private WebhookHandler handler(Recorder recorder, ListenConfig.Responding responding) {
    return handler(ListenFixture.config(List.of(), responding), Optional.empty(), recorder);
  }

  private static ListenConfig.Responding scripted(String script) {
    return new ListenConfig.Responding(
        false,
        Optional.of(ResponseScriptParser.parse(script, new Seed(1).random(0))),
        Optional.empty());
  }
}
