package com.otpiq.render.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Outcome;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.JournalEvent;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import com.otpiq.event.ValidationEvent;
import com.otpiq.json.BodyParser;
import com.otpiq.render.EventFormat;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.render.json.EventRecords;
import com.otpiq.render.text.CompactFormat;
import com.otpiq.render.text.PrettyFormat;
import com.otpiq.render.text.Theme;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.sample.BrokenBodies;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.ResponseBody;
import com.otpiq.webhook.WebhookKind;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole and broken bodies, as webhooks and as responses, in every output format. */
class BrokenBodiesShownTest {
  private static final LocalTimeFormat CLOCK = new LocalTimeFormat(() -> ZoneOffset.UTC);
  private static final Theme PLAIN = new Theme(false);
  private static final Pattern IMITATION = Pattern.compile("(?m)^ *(secret verified|#2  sms)");
  private static final EventFormat JSON = new EventRecords();
  private static final List<EventFormat> TEXT =
      List.of(new PrettyFormat(PLAIN, CLOCK, true), new CompactFormat(PLAIN, CLOCK));

  @Test
  void every_body_is_shown_and_only_as_what_it_is() {
    List<byte[]> bodies = BrokenBodies.all();
    for (int i = 0; i < bodies.size(); i++) {
      Body body = BodyParser.parse(bodies.get(i));
      for (Event event : i % 10 == 0 ? all(body) : List.of(received(body))) {
        requireJson(JSON.data(event));
        TEXT.forEach(format -> requireSafe(format.data(event)));
      }
    }
  }

  @Test
  void a_body_that_imitates_otpiq_stands_behind_the_gutter() {
    Body body = BodyParser.parse("x\r\n   secret verified".getBytes(UTF_8));

    assertThat(TEXT.getFirst().data(received(body)))
        .contains("   │ x\n   │    secret verified\n", "   unverified: no secret is configured");
  }

  @ParameterizedTest
  @CsvSource({
    "Carrier rejected the message, Carrier rejected the message",
    "\u200fرفضت الشبكة 12, \u200fرفضت الشبكة 12",
    "a\\nb\\u001b[2J, a\\u000ab\\u001b[2J",
    "\\ud800, \\ud800"
  })
  void compact_ends_with_the_reason_of_a_failed_webhook(String reason, String shown) {
    String json = "{\"smsId\":\"sms_1\",\"status\":\"failed\",\"reason\":\"%s\"}";
    EventFormat compact = TEXT.getLast();

    assertThat(compact.data(received(BodyParser.parse(json.formatted(reason).getBytes(UTF_8)))))
        .endsWith("  sms_1  " + shown + "\n");
    assertThat(
            compact.data(
                received(BodyParser.parse(json.formatted("x".repeat(2_001)).getBytes(UTF_8)))))
        .endsWith("xx… (+1)\n");
  }

  @Test
  void a_printed_payload_is_safe_for_a_terminal_and_the_same_json_for_a_program() {
    for (byte[] bytes : BrokenBodies.all()) {
      Body body = BodyParser.parse(bytes);
      String printed = TEXT.getFirst().data(new DeliveryEvent.PayloadPrinted(delivery(body)));

      assertThat(printed.codePoints().filter(c -> c != '\n').filter(SafeText::isUnsafe)).isEmpty();
      if (body.object().isPresent()) {
        assertThat(BodyParser.parse(printed.getBytes(UTF_8)).object().map(Json::plain))
            .isEqualTo(body.object().map(Json::plain));
      }
    }
  }

  private static void requireSafe(String text) {
    if (text.codePoints().anyMatch(c -> c != '\n' && SafeText.isUnsafe(c))) {
      throw new AssertionError("unsafe: " + text);
    }
    if (IMITATION.matcher(text).find()) {
      throw new AssertionError("imitates otpiq: " + text);
    }
  }

  /** One line, an object by the strict rules for bodies, and no half of a surrogate pair in it. */
  private static void requireJson(String line) {
    Body record = BodyParser.parse(line.getBytes(UTF_8));
    boolean isWhole =
        line.indexOf('\n') == line.length() - 1
            && record.object().isPresent()
            && record
                .object()
                .orElseThrow()
                .plain()
                .toString()
                .codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    if (!isWhole) {
      throw new AssertionError("not one line of JSON for every reader: " + line);
    }
    requireSafe(line);
  }

  private static List<Event> all(Body body) {
    Delivery delivery = delivery(body);
    Inspection inspection = Inspector.ofSaved().inspect(delivery);
    var response =
        new Outcome.Responded(
            500, body.text(), Headers.NONE, ResponseBody.of(body.text()), Optional.empty());
    var attempt =
        new Attempt(
            1, Instant.EPOCH, Duration.ZERO, response, Duration.ZERO, Optional.empty(), false);
    return List.of(
        received(body),
        new ValidationEvent.WebhookValidated(1, "file", 1, Position.START, delivery, inspection),
        new JournalEvent.JournalEntryShown(
            "1.1",
            new ReceivedRequest("POST", "/", delivery),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.of(inspection)),
        new DeliveryEvent.AttemptMade(1, 1, WebhookKind.DELIVERY_REPORT, body, attempt));
  }

  private static ListenEvent.Received received(Body body) {
    Delivery delivery = delivery(body);
    return new ListenEvent.Received(
        1,
        new ReceivedRequest("POST", "/" + body.text(), delivery),
        WebhookResponse.of(400, body.text()),
        Optional.of(Inspector.ofSaved().inspect(delivery)),
        false,
        List.of(),
        Optional.empty(),
        ListenEvent.Received.Recording.SAVED);
  }

  private static Delivery delivery(Body body) {
    Headers headers = Headers.NONE.with(HeaderName.CONTENT_TYPE, body.text());
    return new Delivery(Instant.EPOCH, headers, body);
  }
}
