package com.otpiq.listen;

import static com.otpiq.listen.ListenFixture.bytes;
import static com.otpiq.listen.ListenFixture.jsonType;
import static com.otpiq.listen.ListenFixture.post;
import static com.otpiq.listen.ListenFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.Transport;
import com.otpiq.event.Event;
import com.otpiq.event.Faults;
import com.otpiq.journal.Journal;
import com.otpiq.journal.JournalEntry;
import com.otpiq.message.Redactor;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to a forwarded webhook, and to those after it, if otpiq itself fails. */
class ForwardingFailureTest extends WebhookHandlerTestBase {
  private static final String FAULTS = "com.otpiq.event.Faults#all";
  private static final ListenConfig CONFIG =
      ListenFixture.config(List.of(), ListenConfig.Responding.BY_RULES);

  @ParameterizedTest
  @MethodSource(FAULTS)
  void a_webhook_that_cannot_be_forwarded_gets_a_502(Throwable fault) {
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal.begin());
        Forwarder forwarder = forwarder(new FailingTransport(Optional.of(fault)))) {
      WebhookHandler handler = handler(CONFIG, Optional.of(forwarder), recorder);

      assertThat(status(handler)).isEqualTo(502);
      assertThat(status(handler)).isEqualTo(502);
      handler.finish();
    }

    assertThat(journal.entries()).extracting(JournalEntry::responseStatus).containsOnly(502);
    assertThat(published).hasSize(2);
    assertThat(failures).contains(new Event.EventFailed("a webhook could not be forwarded", fault));
  }

  @ParameterizedTest
  @MethodSource(FAULTS)
  void the_applications_response_stands_if_it_cannot_be_recorded(Throwable fault) {
    try (Forwarder forwarder = forwarder(new FailingTransport(Optional.empty()))) {
      WebhookHandler handler =
          handler(
              CONFIG, Optional.of(forwarder), inspector(), new BrokenLog(Optional.empty(), fault));

      assertThat(status(handler)).isEqualTo(204);
    }
    assertThat(failures)
        .containsExactly(
            new Event.EventFailed("the response to request 1 could not be recorded", fault));
  }

  private static Function<Delivery, Inspection> inspector() {
    return Inspector.ofReceived(List.of(), _ -> List.of())::inspect;
  }

  private static int status(WebhookHandler handler) {
    return handler.handle(post(jsonType()), bytes(sent())).join().status();
  }

  private Forwarder forwarder(Transport transport) {
    return new Forwarder(
        new ForwardConfig(
            List.of(ListenFixture.target("/")), Filter.ALL, Headers.NONE, Duration.ofSeconds(9)),
        _ -> transport,
        new Redactor(List.of()),
        failures::add);
  }

  /** Fails to send every webhook; without a fault, each is acknowledged. */
  private record FailingTransport(Optional<Throwable> fault) implements Transport {
    @Override
    public Outcome send(Delivery delivery, Duration deadline) {
      if (fault.isPresent()) {
        throw Faults.unchecked(fault.get());
      }
      return new Outcome.Responded(204, "", Headers.NONE, ResponseBody.NONE, Optional.empty());
    }

    @Override
    public void close() {}
  }
}
