package com.otpiq.rule;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events of one message so far. Two are the same event when channel and status are the same.
 */
final class MessageHistory {
  private static final int EVENTS = 50;

  private final List<Event> events = new ArrayList<>();

  RecentMessages.Recollection note(Delivery delivery) {
    var now = Event.of(delivery);
    Optional<Duration> gap = previous().map(event -> Duration.between(event.at, now.at));
    var recollection = new RecentMessages.Recollection(marks(now), gap);
    if (events.size() < EVENTS) {
      events.add(now);
    }
    return recollection;
  }

  private List<Annotation> marks(Event now) {
    List<Annotation> marks = new ArrayList<>();
    again(now).ifPresent(marks::add);
    if (now.is(Status.SENT) && hasOutcomeOn(now)) {
      marks.add(Annotation.LATE_SENT);
    }
    if (marks.isEmpty() && events.stream().anyMatch(Event::isFinal)) {
      marks.add(Annotation.AFTER_END);
    }
    if (previous().filter(event -> !event.reportType.equals(now.reportType)).isPresent()) {
      marks.add(Annotation.REPORT_TYPE_CHANGED);
    }
    return List.copyOf(marks);
  }

  /** Whether it came before: as it was, or otherwise, or as the opposite outcome. */
  private Optional<Annotation> again(Event now) {
    List<Event> same = events.stream().filter(now::isSameEvent).toList();
    if (same.stream().anyMatch(event -> event.content.equals(now.content))) {
      return Optional.of(Annotation.DUPLICATE);
    }
    boolean conflict = !same.isEmpty() || (now.outcome() && hasOutcomeOn(now));
    return conflict ? Optional.of(Annotation.CONFLICT) : Optional.empty();
  }

  private boolean hasOutcomeOn(Event now) {
    return events.stream().anyMatch(event -> event.outcome() && event.onChannel(now));
  }

  private Optional<Event> previous() {
    return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
  }

  private record Event(
      Instant at,
      String channel,
      String status,
      String reportType,
      boolean isFinal,
      Object content) {
    static Event of(Delivery delivery) {
      return new Event(
          delivery.at(),
          delivery.text(PayloadKey.CHANNEL).orElse(""),
          delivery.text(PayloadKey.STATUS).orElse(""),
          delivery.text(PayloadKey.REPORT_TYPE).orElse(""),
          delivery.says(PayloadKey.IS_FINAL, true),
          delivery.body().object().map(Json::plain).orElse(""));
    }

    boolean isSameEvent(Event other) {
      return onChannel(other) && status.equals(other.status);
    }

    boolean onChannel(Event other) {
      return channel.equals(other.channel);
    }

    boolean is(Status wanted) {
      return status.equals(wanted.word());
    }

    boolean outcome() {
      return is(Status.DELIVERED) || is(Status.FAILED);
    }
  }
}
