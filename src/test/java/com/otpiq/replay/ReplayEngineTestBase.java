package com.otpiq.replay;

import com.otpiq.delivery.CircuitBreaker;
import com.otpiq.delivery.Deliverer;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.delivery.RequestHeaders;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.json.BodyParser;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.time.VirtualTime;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A replay to a scripted receiver, and the events that it reports. */
abstract class ReplayEngineTestBase {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final VirtualTime time = new VirtualTime(START);
  final List<Event> events = new CopyOnWriteArrayList<>();

  Replay replay(
      ScriptedTransport receiver, OptionalInt disableAfter, List<OutgoingWebhook> webhooks) {
    return replay(receiver, RetryPolicy.QUICK.withJitter(0), disableAfter, time, webhooks);
  }

  Replay replay(
      ScriptedTransport receiver,
      RetryPolicy policy,
      OptionalInt disableAfter,
      Time in,
      List<OutgoingWebhook> webhooks) {
    var headers = new RequestHeaders(Optional.empty(), Headers.NONE, "otpiq/1", time);
    var deliverer =
        new Deliverer(
            receiver,
            headers,
            new RetryPolicy.ByKind(policy, policy),
            new CircuitBreaker(disableAfter),
            in);
    return new Replay(webhooks, 0, deliverer, in, new Seed(7), events::add);
  }

  List<DeliveryEvent.AttemptMade> attempts() {
    return events.stream()
        .filter(DeliveryEvent.AttemptMade.class::isInstance)
        .map(DeliveryEvent.AttemptMade.class::cast)
        .toList();
  }

  DeliveryEvent.DeliverySummary summary() {
    return (DeliveryEvent.DeliverySummary) events.getLast();
  }

  static List<OutgoingWebhook> webhooks(int count) {
    return IntStream.range(0, count).mapToObj(ReplayEngineTestBase::webhook).toList();
  }

  static OutgoingWebhook webhook(int number) {
    return OutgoingWebhook.of(
        BodyParser.parse(("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8)),
        WebhookKind.DELIVERY_REPORT);
  }
}
