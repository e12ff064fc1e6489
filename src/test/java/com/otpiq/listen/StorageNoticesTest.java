package com.otpiq.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Event;
import com.otpiq.event.ListenEvent;
import com.otpiq.webhook.WebhookResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageNoticesTest {
  private static final WebhookResponse ACCEPTED = WebhookResponse.of(200, "accepted");
  private static final WebhookResponse REFUSED = WebhookResponse.of(405, "refused");

  private final List<String> shown = new ArrayList<>();
  private final StorageNotices notices = new StorageNotices(this::show);

  @Test
  void the_first_failure_and_the_first_success_after_it_have_a_notice_before_them() {
    var unsaved = received(ResponsePolicy.NOT_SAVED).unsaved();
    for (var event : List.of(saved(ACCEPTED), unsaved, unsaved, saved(ACCEPTED), saved(ACCEPTED))) {
      notices.report(event);
    }

    assertThat(shown).hasSize(7).startsWith("200");
    assertThat(shown.get(1)).contains("cannot be saved");
    assertThat(shown.subList(2, 4)).containsExactly("503", "503");
    assertThat(shown.get(4)).contains("saved again");
    assertThat(shown.subList(5, 7)).containsExactly("200", "200");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 415, 422, 500, 503})
  void a_refused_webhook_that_cannot_be_saved_has_the_same_notices(int status) {
    WebhookResponse refusal = WebhookResponse.of(status, "refused");
    notices.report(received(refusal).unsaved());
    notices.report(received(refusal).unsaved());
    notices.report(saved(refusal));

    assertThat(shown).hasSize(5);
    assertThat(shown.getFirst()).contains("cannot be saved");
    assertThat(shown.get(3)).contains("saved again");
  }

  @Test
  void a_request_that_is_never_saved_does_not_prove_that_webhooks_are_saved_again() {
    notices.report(received(ResponsePolicy.NOT_SAVED).unsaved());
    notices.report(received(REFUSED));

    assertThat(shown.getLast()).isEqualTo("405");
    assertThat(shown).noneMatch(text -> text.contains("are saved again"));
  }

  @Test
  void other_events_pass() {
    notices.report(new Event.Notice("hello"));

    assertThat(shown).containsExactly("hello");
  }

  private static ListenEvent.Received saved(WebhookResponse response) {
    return received(response).saved(Optional.of("1.1"));
  }

  private static ListenEvent.Received received(WebhookResponse response) {
    return ListenEvent.Received.refused(1, ListenFixture.received("{}"), response);
  }

  private void show(Event event) {
    shown.add(
        event instanceof ListenEvent.Received received
            ? Integer.toString(received.response().status())
            : event instanceof Event.Warning(String text) ? text : ((Event.Notice) event).text());
  }
}
