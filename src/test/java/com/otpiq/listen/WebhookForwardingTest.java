package com.otpiq.listen;

import static com.otpiq.listen.ListenFixture.bytes;
import static com.otpiq.listen.ListenFixture.jsonType;
import static com.otpiq.listen.ListenFixture.post;
import static com.otpiq.listen.ListenFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.delivery.Transport;
import com.otpiq.journal.Journal;
import com.otpiq.json.FilterParser;
import com.otpiq.message.Redactor;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Headers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to a POST that is forwarded to an application. */
@Timeout(20)
class WebhookForwardingTest extends WebhookHandlerTestBase {
  @Test
  void the_response_of_the_application_goes_back_and_into_the_journal() {
    Headers headers = Headers.NONE.with("Content-Type", "text/x").with("X-Own", "1");
    var application = ScriptedTransport.of(ScriptedTransport.response(201, headers, "done"));
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin());
        Forwarder forwarder = forwarder(Filter.ALL, _ -> application)) {
      WebhookHandler handler = forwarding(recorder, forwarder);
      HttpResponse response = handler.handle(post(jsonType()), bytes(sent())).join();
      handler.finish();

      assertThat(response.status()).isEqualTo(201);
      assertThat(response.body()).isEqualTo("done");
      assertThat(response.headers().first("Content-Type")).contains("text/x");
      assertThat(response.headers().first("X-Own")).contains("1");
    }
    assertThat(published.getFirst().forwarded()).hasSize(1);
    assertThat(published.getFirst().response().status()).isEqualTo(201);
    assertThat(journal.entries().toList().getFirst().responseStatus()).isEqualTo(201);
  }

  @Test
  void a_webhook_is_recorded_before_it_is_forwarded() {
    Journal journal = Journal.in(dir);
    var recordedBefore = new CompletableFuture<Long>();
    var application =
        ScriptedTransport.by(_ -> {
          recordedBefore.complete(journal.entries().count());
          return ScriptedTransport.response(200);
        });
    try (Recorder recorder = recorder(journal.begin());
        Forwarder forwarder = forwarder(Filter.ALL, _ -> application)) {
      forwarding(recorder, forwarder).handle(post(jsonType()), bytes(sent())).join();
    }

    assertThat(recordedBefore).isCompletedWithValue(1L);
  }

  @Test
  void what_cannot_be_recorded_is_not_forwarded() {
    var application = ScriptedTransport.ofStatus(200);
    try (Forwarder forwarder = forwarder(Filter.ALL, _ -> application)) {
      HttpResponse response =
          now(forwarding(brokenRecorder(), forwarder).handle(post(jsonType()), bytes(sent())));

      assertThat(response.status()).isEqualTo(503);
      assertThat(application.sent()).isEmpty();
    }
  }

  @Test
  void what_is_not_to_be_forwarded_is_decided_by_the_rules() {
    var application = ScriptedTransport.ofStatus(500);
    var onlyFailed = FilterParser.parse(Map.of("status", "failed"));
    try (Forwarder forwarder = forwarder(onlyFailed, _ -> application)) {
      WebhookHandler handler = forwarding(Recorder.NONE, forwarder);

      assertThat(now(handler.handle(post(jsonType()), bytes(sent()))).status()).isEqualTo(200);
      assertThat(application.sent()).isEmpty();
    }
  }

  @Test
  void the_first_application_decides_at_once_and_the_event_waits_for_all() throws Exception {
    var release = new CountDownLatch(1);
    var slow =
        ScriptedTransport.by(_ -> {
          release.await();
          return ScriptedTransport.response(500);
        });
    var first = ScriptedTransport.ofStatus(202);
    try (Forwarder forwarder =
        forwarder(
            Filter.ALL,
            target -> target.url().pathAndQuery().equals("/1") ? first : slow,
            "/1",
            "/2")) {
      WebhookHandler handler = forwarding(Recorder.NONE, forwarder);
      HttpResponse response = handler.handle(post(jsonType()), bytes(sent())).join();
      response.onSent().run();
      assertThat(response.status()).isEqualTo(202);
      assertThat(published).isEmpty();
      release.countDown();
      handler.finish();

      assertThat(published.getFirst().forwarded())
          .extracting(result -> ((Outcome.Responded) result.outcome()).status())
          .containsExactly(202, 500);
      assertThat(sentNumbers).containsExactly(1L);
    }
  }

  @Test
  void what_is_in_flight_when_the_listener_stops_is_502_recorded_and_published() throws Exception {
    var started = new CountDownLatch(1);
    var application = ScriptedTransport.held(started, new CountDownLatch(1), 200);
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin());
        Forwarder forwarder = forwarder(Filter.ALL, _ -> application)) {
      WebhookHandler handler = forwarding(recorder, forwarder);
      CompletableFuture<HttpResponse> response = handler.handle(post(jsonType()), bytes(sent()));
      started.await();

      forwarder.finish(Duration.ofMillis(20));
      handler.finish();

      assertThat(response.join().status()).isEqualTo(502);
      assertThat(published.getFirst().response().detail()).isEqualTo("the listener stopped");
    }
    assertThat(journal.entries().toList().getFirst().responseStatus()).isEqualTo(502);
  }

  private WebhookHandler forwarding(Recorder recorder, Forwarder forwarder) {
    return handler(
        ListenFixture.config(List.of(), ListenConfig.Responding.BY_RULES),
        Optional.of(forwarder),
        recorder);
  }

  private static Forwarder forwarder(
      Filter filter, Function<ForwardConfig.Target, Transport> transports, String... paths) {
    List<ForwardConfig.Target> targets =
        Arrays.stream(paths.length == 0 ? new String[] {"/"} : paths)
            .map(ListenFixture::target)
            .toList();
    return new Forwarder(
        new ForwardConfig(targets, filter, Headers.NONE, Duration.ofSeconds(9)),
        transports,
        new Redactor(List.of()),
        _ -> {});
  }
}
