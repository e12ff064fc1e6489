package com.otpiq.listen;

import static com.otpiq.listen.ListenFixture.bytes;
import static com.otpiq.listen.ListenFixture.jsonType;
import static com.otpiq.listen.ListenFixture.post;
import static com.otpiq.listen.ListenFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.otpiq.event.Event;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.Faults;
import com.otpiq.event.ListenEvent;
import com.otpiq.journal.Journal;
import com.otpiq.journal.JournalEntry;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.time.Time;
import com.otpiq.webhook.Delivery;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to a request, and to those after it, if otpiq itself fails in one of its steps. */
class WebhookFailureTest extends WebhookHandlerTestBase {
  private static final String FAULTS = "com.otpiq.event.Faults#all";
  private static final ListenConfig CONFIG =
      ListenFixture.config(List.of(), ListenConfig.Responding.BY_RULES);
  private static final Function<Delivery, Inspection> INSPECTOR =
      Inspector.ofReceived(List.of(), _ -> List.of())::inspect;

  @ParameterizedTest
  @MethodSource(FAULTS)
  void a_webhook_that_cannot_be_inspected_is_recorded_as_it_is_and_gets_a_500(Throwable fault) {
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin())) {
      WebhookHandler handler =
          handler(CONFIG, Optional.empty(), delivery -> inspect(delivery, fault), recorder);

      assertThat(statuses(handler, "{\"a\":1,\n", sent())).containsExactly(500, 200);
    }

    assertThat(journal.entries())
        .extracting(JournalEntry::responseStatus, entry -> entry.request().delivery().body().text())
        .containsExactly(tuple(500, "{\"a\":1,\n"), tuple(200, sent()));
    assertThat(published)
        .extracting(event -> event.response().status(), event -> event.journalId().isPresent())
        .containsExactly(tuple(500, true), tuple(200, true));
    assertThat(failures)
        .containsExactly(new Event.EventFailed("request 1 could not be inspected", fault));
  }

  @ParameterizedTest
  @MethodSource(FAULTS)
  void a_response_that_cannot_be_decided_is_a_500(Throwable fault) {
    var script = ResponseScriptParser.parse("200|503", () -> fail(fault));
    var responding = new ListenConfig.Responding(false, Optional.of(script), Optional.empty());
    WebhookHandler handler =
        handler(ListenFixture.config(List.of(), responding), Optional.empty(), Recorder.NONE);

    assertThat(statuses(handler, sent(), "{}")).containsExactly(500, 500);
    assertThat(failures).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource(FAULTS)
  void a_webhook_that_cannot_be_recorded_gets_a_503(Throwable fault) {
    WebhookHandler handler =
        handler(CONFIG, Optional.empty(), INSPECTOR, new BrokenLog(Optional.of(fault), fault));

    assertThat(statuses(handler, sent(), "{}", sent())).containsExactly(503, 422, 503);
    assertThat(published)
        .extracting(ListenEvent.Received::journalId, ListenEvent.Received::recording)
        .containsOnly(tuple(Optional.empty(), ListenEvent.Received.Recording.FAILED));
    assertThat(failures)
        .hasSize(3)
        .contains(new Event.EventFailed("request 3 could not be recorded", fault));
  }

  @ParameterizedTest
  @MethodSource(FAULTS)
  void the_response_stands_if_its_event_cannot_be_published(Throwable fault) {
    var handler =
        new WebhookHandler(
            CONFIG,
            Optional.empty(),
            INSPECTOR,
            Recorder.NONE,
            time(),
            _ -> {
              throw Faults.unchecked(fault);
            },
            new EventBoundary(failures::add));

    HttpResponse response = now(handler.handle(post(jsonType()), bytes(sent())));
    response.onSent().run();

    assertThat(response.status()).isEqualTo(200);
    assertThat(failures).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource(FAULTS)
  void a_request_that_cannot_be_redacted_is_recorded_without_what_may_be_a_secret(Throwable fault) {
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin())) {
      var handler =
          new WebhookHandler(
              CONFIG,
              Optional.empty(),
              INSPECTOR,
              recorder,
              failingOnce(fault),
              this::publish,
              new EventBoundary(failures::add));
      HttpRequest request =
          new HttpRequest(
              "POST",
              RequestTarget.of("/?key=canary"),
              jsonType(),
              InetAddress.getLoopbackAddress(),
              Optional.empty());

      assertThat(handler.handle(request, bytes("{}")).join().status()).isEqualTo(500);
    }
    assertThat(journal.entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.request().delivery().body().text()).isEqualTo("{}"))
        .satisfies(entry -> assertThat(entry.record().toString()).doesNotContain("canary"));
    assertThat(failures).hasSize(1);
  }

  private static Inspection inspect(Delivery delivery, Throwable fault) {
    if (delivery.body().object().isEmpty()) {
      throw Faults.unchecked(fault);
    }
    return INSPECTOR.apply(delivery);
  }

  private static long fail(Throwable fault) {
    throw Faults.unchecked(fault);
  }

  private static List<Integer> statuses(WebhookHandler handler, String... bodies) {
    List<Integer> statuses = new ArrayList<>();
    for (String body : bodies) {
      HttpRequest request = post(jsonType());
      statuses.add(handler.handle(request, bytes(body)).join().status());
    }
    return statuses;
  }

  /** Time that fails when it is read for the first time. */
  private static Time failingOnce(Throwable fault) {
    var failed = new AtomicBoolean();
    return new Time() {
      @Override
      public Instant now() {
        if (failed.compareAndSet(false, true)) {
          throw Faults.unchecked(fault);
        }
        return ListenFixture.START;
      }

      @Override
      public void sleep(Duration wait) {
        throw new AssertionError("the handler does not wait");
      }
    };
  }
}
