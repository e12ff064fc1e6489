package com.otpiq.rule;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Fingerprint;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The earlier events of one message. Two webhooks report the same event if channel and status are
 * the same.
 */
final class MessageHistory {
  private static final int MAX_EVENTS = 50;

  private final List<ReportedEvent> events = new ArrayList<>();

  RecentMessages.Comparison add(Delivery delivery) {
    var now = ReportedEvent.of(delivery);
    Optional<Duration> gap = previous().map(event -> Duration.between(event.at, now.at));
    var recollection = new RecentMessages.Comparison(annotations(now), gap);
    if (events.size() < MAX_EVENTS) {
      events.add(now);
    }
    return recollection;
  }

  private List<Annotation> annotations(ReportedEvent now) {
    List<Annotation> annotations = new ArrayList<>();
    repetition(now).ifPresent(annotations::add);
    if (now.hasStatus(Status.SENT) && hasOutcomeOn(now)) {
      annotations.add(Annotation.LATE_SENT);
    }
    if (annotations.isEmpty() && events.stream().anyMatch(ReportedEvent::isFinal)) {
      annotations.add(Annotation.AFTER_END);
    }
    if (previous().filter(event -> !event.reportType.equals(now.reportType)).isPresent()) {
      annotations.add(Annotation.REPORT_TYPE_CHANGED);
    }
    return List.copyOf(annotations);
  }

  /** Whether the event is a duplicate of an earlier one, or conflicts with one. */
  private Optional<Annotation> repetition(ReportedEvent now) {
    List<ReportedEvent> same = events.stream().filter(now::isSameEvent).toList();
    if (same.stream().anyMatch(event -> event.content.equals(now.content))) {
      return Optional.of(Annotation.DUPLICATE);
    }
    boolean conflict = !same.isEmpty() || (now.isOutcome() && hasOutcomeOn(now));
    return conflict ? Optional.of(Annotation.CONFLICT) : Optional.empty();
  }

  private boolean hasOutcomeOn(ReportedEvent now) {
    return events.stream().anyMatch(event -> event.isOutcome() && event.isOnChannelOf(now));
  }

  /** How many events it holds. */
  int size() {
    return events.size();
  }

  private Optional<ReportedEvent> previous() {
    return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
  }

  private record ReportedEvent(
      Instant at,
      String channel,
      String status,
      String reportType,
      boolean isFinal,
      String content) {
    static ReportedEvent of(Delivery delivery) {
      return new ReportedEvent(
          delivery.at(),
          text(delivery, PayloadKey.CHANNEL),
          text(delivery, PayloadKey.STATUS),
          text(delivery, PayloadKey.REPORT_TYPE),
          delivery.hasValue(PayloadKey.IS_FINAL, true),
          delivery.body().object().map(Fingerprint::of).orElse(""));
    }

    private static String text(Delivery delivery, String key) {
      return delivery.text(key).map(Fingerprint::of).orElse("");
    }

    boolean isSameEvent(ReportedEvent other) {
      return isOnChannelOf(other) && status.equals(other.status);
    }

    boolean isOnChannelOf(ReportedEvent other) {
      return channel.equals(other.channel);
    }

    boolean hasStatus(Status wanted) {
      return status.equals(wanted.wireName());
    }

    boolean isOutcome() {
      return hasStatus(Status.DELIVERED) || hasStatus(Status.FAILED);
    }
  }
}
