package com.otpiq.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventBoundaryTest {
  private final List<Event> shown = new ArrayList<>();

  @ParameterizedTest
  @MethodSource("com.otpiq.event.Faults#all")
  void a_step_that_fails_is_reported_and_has_no_result(Throwable fault) {
    var boundary = new EventBoundary(shown::add);

    assertThat(boundary.attempt(() -> "it failed", () -> thrown(fault))).isEmpty();
    assertThat(boundary.run(() -> "it failed", () -> thrown(fault))).isFalse();

    assertThat(shown)
        .containsExactly(
            new Event.EventFailed("it failed", fault), new Event.EventFailed("it failed", fault));
  }

  @Test
  void a_step_that_succeeds_is_not_reported() {
    var boundary = new EventBoundary(shown::add);

    assertThat(boundary.attempt(() -> "it failed", () -> "result")).contains("result");
    assertThat(boundary.run(() -> "it failed", () -> {})).isTrue();

    assertThat(shown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("com.otpiq.event.Faults#all")
  void an_event_that_cannot_be_shown_is_described_instead(Throwable fault) {
    var boundary = new EventBoundary(event -> show(event, fault));

    EventSamples.all().values().forEach(boundary::report);

    assertThat(shown)
        .hasSize(EventSamples.all().size())
        .allMatch(event -> event instanceof Event.EventFailed);
  }

  @Test
  void the_description_says_which_event_it_was() {
    var boundary = new EventBoundary(event -> show(event, new IllegalStateException()));

    boundary.report(sample("Received.refused"));
    boundary.report(sample("ApiRequestHandled"));
    boundary.report(sample("CheckFinished"));

    assertThat(shown)
        .extracting(event -> ((Event.EventFailed) event).failure())
        .satisfiesExactly(
            received -> assertThat(received).matches("request \\d+ \\(\\w+ /.*, \\d+\\) could .*"),
            handled -> assertThat(handled).isEqualTo("POST /api/sms (401) could not be shown"),
            other -> assertThat(other).isEqualTo("an event (CheckFinished) could not be shown"));
  }

  @Test
  void the_description_is_left_out_if_it_cannot_be_shown_either() {
    var fault = new IllegalStateException();
    var boundary =
        new EventBoundary(event -> {
          if (event.toString().contains("/api/sms")) {
            throw fault;
          }
          shown.add(event);
        });

    boundary.report(new SandboxEvent.ApiRequestHandled(Instant.EPOCH, "POST", "/api/sms", 200, ""));

    assertThat(shown).containsExactly(new Event.EventFailed("an event could not be shown", fault));
  }

  @Test
  void a_reporter_that_cannot_show_anything_is_no_failure_of_one_event() {
    for (RuntimeException end :
        List.of(new ClosedPipe(), Problem.of(Problem.Kind.LOCAL, "full"), new RuntimeException())) {
      var boundary =
          new EventBoundary(_ -> {
            throw end;
          });

      assertThatThrownBy(() -> boundary.report(new Event.Notice("x"))).isSameAs(end);
    }
  }

  @Test
  void failures_are_counted_once_however_many_boundaries_they_pass() {
    var failures = new EventFailures();
    Reporter counted = failures.counted(event -> show(event, new IllegalStateException()));

    new EventBoundary(counted).report(new Event.Notice("x"));
    assertThat(failures.first()).isPresent();
    new EventBoundary(counted).failed("a step failed", new StackOverflowError());

    assertThat(failures.count()).isEqualTo(2);
    assertThat(failures.first()).containsInstanceOf(IllegalStateException.class);
  }

  private static Event sample(String name) {
    return Objects.requireNonNull(EventSamples.all().get(name));
  }

  private void show(Event event, Throwable fault) {
    if (!(event instanceof Event.EventFailed)) {
      thrown(fault);
    }
    shown.add(event);
  }

  private static String thrown(Throwable fault) {
    throw Faults.unchecked(fault);
  }
}
