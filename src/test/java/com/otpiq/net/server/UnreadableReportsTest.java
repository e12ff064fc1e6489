package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.EventBoundary;
import com.otpiq.event.UnreadableRequest;
import com.otpiq.event.UnreadableRequest.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many unreadable requests are one line each second. */
class UnreadableReportsTest {
  private final List<String> reported = new ArrayList<>();
  private final List<String> described = new ArrayList<>();
  private final List<Runnable> timers = new ArrayList<>();
  private final UnreadableReports reports =
      new UnreadableReports(new Recording(), (_, task) -> timers.add(task));

  @Test
  void the_first_of_each_cause_is_reported_at_once_and_the_others_after_a_second() {
    add(Cause.HOST, 1);
    add(Cause.TIMEOUT, 1);
    assertThat(reported).containsExactly("HOST 0", "TIMEOUT 0");

    add(Cause.HOST, 312);
    assertThat(reported).hasSize(2);
    pass();
    assertThat(reported).containsExactly("HOST 0", "TIMEOUT 0", "HOST 312");
  }

  @Test
  void after_a_quiet_second_the_next_one_is_reported_at_once() {
    add(Cause.HOST, 2);
    pass();
    add(Cause.HOST, 1);
    pass();
    pass();
    add(Cause.HOST, 1);

    assertThat(reported).containsExactly("HOST 0", "HOST 1", "HOST 1", "HOST 0");
  }

  @Test
  void each_sentence_is_counted_on_its_own_and_numbers_do_not_make_another() {
    for (String why :
        List.of("two", "two", "not a number", "both", "both", "after 1 of 9", "after 27")) {
      reports.add(
          new UnreadableRequest(Cause.CONTENT_LENGTH, why, Optional.empty(), Optional.empty()));
    }
    for (int bytes = 1; bytes <= 500; bytes++) {
      reports.add(
          new UnreadableRequest(
              Cause.INCOMPLETE_BODY,
              "the client closed the connection after " + bytes + " bytes",
              Optional.empty(),
              Optional.empty()));
    }
    assertThat(described)
        .containsExactly(
            "two 0",
            "not a number 0",
            "both 0",
            "after 1 of 9 0",
            "after 27 0",
            "the client closed the connection after 1 bytes 0");
    described.clear();
    pass();
    assertThat(described)
        .containsExactly("two 1", "both 1", "the client closed the connection after 500 bytes 499");
  }

  @Test
  void the_end_reports_the_rest() {
    add(Cause.HOST, 3);
    reports.close();
    reports.close();

    assertThat(reported).containsExactly("HOST 0", "HOST 2");
  }

  private void add(Cause cause, int times) {
    for (int i = 0; i < times; i++) {
      reports.add(new UnreadableRequest(cause, "why", Optional.empty(), Optional.empty()));
    }
  }

  /** A second passes. */
  private void pass() {
    List<Runnable> due = List.copyOf(timers);
    timers.clear();
    due.forEach(Runnable::run);
  }

  /** Notes what is reported. */
  private final class Recording implements RequestHandler {
    private final EventBoundary boundary = new EventBoundary(_ -> {});

    @Override
    public EventBoundary boundary() {
      return boundary;
    }

    @Override
    public CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
      throw new AssertionError("no request is handled");
    }

    @Override
    public void unreadable(UnreadableRequest request, long further) {
      reported.add(request.cause() + " " + further);
      described.add(request.why() + " " + further);
    }
  }
}
