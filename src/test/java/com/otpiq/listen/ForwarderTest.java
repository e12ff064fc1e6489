package com.otpiq.listen;

import static com.otpiq.listen.ListenFixture.delivery;
import static com.otpiq.listen.ListenFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Event;
import com.otpiq.event.ListenEvent;
import com.otpiq.message.Redactor;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ForwarderTest {
  private static final Duration DEADLINE = Duration.ofSeconds(9);

  private final List<Event> events = new CopyOnWriteArrayList<>();

  @Test
  void the_application_gets_the_same_body_and_the_end_to_end_headers() {
    var application = ScriptedTransport.ofStatus(200);
    Headers received =
        Headers.NONE
            .with("Host", "listener")
            .with("Content-Type", "application/json")
            .with("Content-Length", "2")
            .with("Connection", "close, X-Hop")
            .with("X-Hop", "1")
            .with("Keep-Alive", "5")
            .with("Accept-Encoding", "gzip")
            .with("X-Replaced", "old")
            .with("X-OTPIQ-Webhook-Secret", "s3");
    Delivery delivery =
        new Delivery(ListenFixture.START, received, delivery("{ \"n\" : 1.0 }").body());
    try (Forwarder forwarder =
        forwarder(application, Headers.NONE.with("X-Replaced", "new").with("X-Extra", "1"))) {
      forwarder.forward(delivery).all().join();
    }

    Delivery forwarded = application.sent().getFirst();
    assertThat(forwarded.body().bytes()).isEqualTo(delivery.body().bytes());
    assertThat(forwarded.headers().lines())
        .extracting(line -> line.name() + ": " + line.value())
        .containsExactlyInAnyOrder(
            "Content-Type: application/json",
            "X-OTPIQ-Webhook-Secret: s3",
            "X-Replaced: new",
            "X-Extra: 1");
    assertThat(application.deadlines()).containsExactly(DEADLINE);
    assertThat(application.isClosed()).isTrue();
  }

  @Test
  void the_status_of_the_application_is_the_response_and_a_failure_is_502_or_504() {
    assertThat(response(ScriptedTransport.response(302)).status()).isEqualTo(302);
    assertThat(response(new Outcome.Failed("connection refused", false)))
        .isEqualTo(WebhookResponse.of(502, "connection refused"));
    assertThat(response(new Outcome.TimedOut("waiting for the response", true)))
        .isEqualTo(
            WebhookResponse.of(504, "the application timed out while waiting for the response"));
  }

  @Test
  void a_compressed_response_goes_back_as_it_is() {
    byte[] compressed = {0x1f, (byte) 0x8b, 8, 0, (byte) 0xff};
    Headers headers = Headers.NONE.with("Content-Encoding", "gzip");
    var outcome =
        new Outcome.Responded(
            500, "", headers, ResponseBody.of(compressed, headers), Optional.empty());

    HttpResponse response = Forwarder.toHttp(new ForwardResult("u", outcome, Duration.ZERO));

    assertThat(response.content().bytes()).isEqualTo(compressed);
    assertThat(response.headers()).isEqualTo(headers);
  }

  @Test
  void the_end_to_end_headers_of_the_application_go_back() {
    Headers headers =
        Headers.NONE
            .with("Content-Type", "text/x")
            .with("Location", "/login")
            .with("Retry-After", "5")
            .with("Allow", "PUT")
            .with("Set-Cookie", "a=b")
            .with("Set-Cookie", "c=d")
            .with("Connection", "X-Hop, close")
            .with("X-Hop", "1")
            .with("X-Empty", "")
            .with("Content-Length", "2")
            .with("Transfer-Encoding", "chunked");
    var result =
        new ForwardResult("u", ScriptedTransport.response(405, headers, "no"), Duration.ZERO);

    assertThat(Forwarder.toHttp(result).headers().lines())
        .extracting(Headers.Line::name)
        .containsExactly(
            "Content-Type",
            "Location",
            "Retry-After",
            "Allow",
            "Set-Cookie",
            "Set-Cookie",
            "X-Empty");
    assertThat(Forwarder.toHttp(result).body()).isEqualTo("no");
  }

  @Test
  void a_change_of_health_is_reported_once_each_way() {
    var down = new Outcome.Failed("connection refused", false);
    var application =
        ScriptedTransport.of(
            ScriptedTransport.response(200),
            down,
            down,
            ScriptedTransport.response(500),
            ScriptedTransport.response(200));
    try (Forwarder forwarder = forwarder(application, Headers.NONE)) {
      for (int i = 0; i < 5; i++) {
        forwarder.forward(delivery(sent())).all().join();
      }
    }

    assertThat(events)
        .extracting(event -> ((ListenEvent.TargetHealthChanged) event).isUp())
        .containsExactly(false, true);
  }

  @Test
  void secrets_are_hidden_in_all_results_but_not_in_the_response_to_the_client() {
    var application =
        ScriptedTransport.of(
            ScriptedTransport.response(
                500, Headers.NONE, "your secret canary-1, your key canary-2"));
    Headers extra = Headers.NONE.with("Authorization", "canary-2");
    try (Forwarder forwarder = forwarder(application, extra)) {
      Forwarder.PendingResults results = forwarder.forward(delivery(sent()));

      assertThat(Forwarder.toHttp(results.first().join()).body()).contains("canary-1", "canary-2");
      assertThat(results.all().join().toString()).doesNotContain("canary-1", "canary-2");
    }
  }

  @Test
  void finish_ends_what_is_in_flight_after_the_limit() throws InterruptedException {
    var started = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var application = ScriptedTransport.held(started, never, 200);
    try (Forwarder forwarder = forwarder(application, Headers.NONE)) {
      Forwarder.PendingResults results = forwarder.forward(delivery(sent()));
      started.await();

      forwarder.finish(Duration.ofMillis(20));

      assertThat(Forwarder.response(results.first().join()))
          .isEqualTo(WebhookResponse.of(502, "the listener stopped"));
      assertThat(results.all()).isDone();
    }
  }

  @Test
  void finish_waits_for_a_response_within_the_limit() throws InterruptedException {
    var started = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var application = ScriptedTransport.held(started, release, 204);
    try (Forwarder forwarder = forwarder(application, Headers.NONE)) {
      Forwarder.PendingResults results = forwarder.forward(delivery(sent()));
      started.await();
      Thread.startVirtualThread(release::countDown);

      forwarder.finish(Duration.ofSeconds(15));

      assertThat(Forwarder.response(results.first().join()).status()).isEqualTo(204);
    }
  }

  @Test
  void the_deadline_leaves_time_for_a_504_before_otpiq_stops_waiting() {
    assertThat(ForwardConfig.DEADLINE).isLessThan(RetryPolicy.TIMEOUT);
  }

  private static WebhookResponse response(Outcome outcome) {
    return Forwarder.response(new ForwardResult("http://127.0.0.1:1/", outcome, Duration.ZERO));
  }

  private Forwarder forwarder(ScriptedTransport application, Headers extraHeaders) {
    return new Forwarder(
        new ForwardConfig(
            List.of(ListenFixture.target("/hook")), Filter.ALL, extraHeaders, DEADLINE),
        _ -> application,
        new Redactor(List.of(WebhookSecret.of("canary-1"))),
        events::add);
  }
}
