package com.otpiq.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.sample.SampleScenarios;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentMessagesTest {
  private final Inspector inspector = Inspector.ofSaved();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void sent_then_delivered_is_the_normal_course() {
    assertThat(marks(report("sms", "sent", false))).isEmpty();
    assertThat(marks(report("sms", "delivered", true))).isEmpty();
  }

  @Test
  void the_same_event_again_is_a_duplicate_whatever_its_spaces_and_order_of_keys() {
    marks(report("sms", "sent", false));

    assertThat(
            marks(
                "{ \"status\": \"sent\", \"channel\": \"sms\", \"isFinal\": false,"
                    + " \"deliveryReportType\": \"all\", \"smsId\": \"a\" }"))
        .containsExactly(Annotation.DUPLICATE);
  }

  @Test
  void the_same_event_with_other_content_is_a_conflict() {
    marks(report("sms", "sent", false));

    assertThat(marks(report("sms", "sent", true))).containsExactly(Annotation.CONFLICT);
  }

  @Test
  void a_second_outcome_on_one_channel_is_a_conflict() {
    marks(report("sms", "delivered", true));

    assertThat(marks(report("sms", "failed", true))).containsExactly(Annotation.CONFLICT);
  }

  @Test
  void sent_after_the_outcome_is_late() {
    marks(report("sms", "delivered", true));

    assertThat(marks(report("sms", "sent", false))).containsExactly(Annotation.LATE_SENT);
  }

  @Test
  void sent_once_more_after_the_outcome_is_both_a_duplicate_and_late() {
    marks(report("sms", "sent", false));
    marks(report("sms", "delivered", true));

    assertThat(marks(report("sms", "sent", false)))
        .containsExactly(Annotation.DUPLICATE, Annotation.LATE_SENT);
  }

  @Test
  void a_fallback_to_another_channel_is_no_offence() {
    assertThat(marks(report("whatsapp", "failed", false))).isEmpty();
    assertThat(marks(report("sms", "sent", false))).isEmpty();
    assertThat(marks(report("sms", "delivered", true))).isEmpty();
  }

  @Test
  void something_new_after_the_end_is_marked() {
    marks(report("whatsapp", "delivered", true));

    assertThat(marks(report("sms", "sent", false))).containsExactly(Annotation.AFTER_END);
  }

  @Test
  void a_report_type_that_changes_is_marked() {
    marks(report("sms", "sent", false));

    assertThat(marks(report("sms", "delivered", true).replace("\"all\"", "\"final\"")))
        .containsExactly(Annotation.REPORT_TYPE_CHANGED);
  }

  @Test
  void tells_how_long_after_the_previous_event_one_comes() {
    inspect(body(report("sms", "sent", false)));
    now = now.plusMillis(1_500);

    assertThat(inspect(body(report("sms", "delivered", true))).sincePrevious())
        .contains(Duration.ofMillis(1_500));
  }

  @Test
  void marks_never_count_as_findings() {
    Body body = SampleScenarios.payload("example-1-sent.json");
    inspect(body);

    assertThat(inspect(body).findings()).isEmpty();
  }

  @Test
  void remembers_the_last_ten_thousand_messages() {
    marks(report("sms", "sent", false));
    for (int i = 0; i < 10_000; i++) {
      marks(report("sms", "sent", false).replace("\"a\"", "\"other-" + i + "\""));
    }

    assertThat(marks(report("sms", "sent", false))).isEmpty();
  }

  /** As 800 messages with 50 events each. */
  @Test
  void remembers_the_last_forty_thousand_events() {
    marks(report("sms", "sent", false));
    for (int message = 0; message < RecentMessages.MAX_EVENTS / 50; message++) {
      for (int event = 0; event < 50; event++) {
        marks(report("sms", "event-" + event, false).replace("\"a\"", "\"m-" + message + "\""));
      }
    }

    assertThat(marks(report("sms", "sent", false))).isEmpty();
    assertThat(marks(report("sms", "event-1", false).replace("\"a\"", "\"m-799\"")))
        .containsExactly(Annotation.DUPLICATE);
  }

  /** Each webhook can have texts as long as a body may be, and there is no end of webhooks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "smsId",
        "channel",
        "status",
        "deliveryReportType",
        "reason",
        "senderId",
        "unknown"
      })
  void keeps_no_text_that_is_as_long_as_its_sender_likes(String key) {
    List<WeakReference<String>> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String start = "{\"smsId\":\"a" + i + "\",\"channel\":\"sms\",\"status\":\"sent\",\"";
      Body body = body(start.replace(key, "k") + key + "\":\"" + i + "x".repeat(10_000) + "\"}");
      texts.add(new WeakReference<>(body.object().flatMap(json -> json.text(key)).orElseThrow()));
      inspect(body);
    }

    System.gc();
    assertThat(texts).allMatch(text -> text.get() == null);
  }

  @Test
  void long_texts_are_still_compared() {
    String longText = "x".repeat(10_000);
    String first = report("sms", "sent", false).replace("\"a\"", "\"" + longText + "\"");
    marks(first);

    assertThat(marks(first)).containsExactly(Annotation.DUPLICATE);
    assertThat(marks(first.replace("x\"", "y\""))).isEmpty();
    assertThat(marks(first.replace("\"sms\"", "\"sms\",\"reason\":\"" + longText + "\"")))
        .containsExactly(Annotation.CONFLICT);
  }

  private List<Annotation> marks(String json) {
    return inspect(body(json)).annotations();
  }

  private Inspection inspect(Body body) {
    return inspector.inspect(Delivery.ofBody(now, body));
  }

  private static Body body(String json) {
    return BodyParser.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String report(String channel, String status, boolean isFinal) {
    return "{\"smsId\":\"a\",\"deliveryReportType\":\"all\",\"isFinal\":%s,\"channel\":\"%s\",\"status\":\"%s\"}"
        .formatted(isFinal, channel, status);
  }
}
