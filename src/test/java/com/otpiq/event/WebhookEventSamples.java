package com.otpiq.event;

import static com.otpiq.event.EventSamples.AT;
import static com.otpiq.event.EventSamples.HEADERS;
import static com.otpiq.event.EventSamples.TOOK;
import static com.otpiq.event.EventSamples.responded;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.json.BodyParser;
import com.otpiq.message.DeliveryReport;
import com.otpiq.rule.Authentication;
import com.otpiq.rule.Basis;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.WebhookKind;
import com.otpiq.webhook.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The samples of events about webhooks: received, delivered, validated and kept in the journal. */
final class WebhookEventSamples {
  private static final String DELIVERED =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}";
  private static final String WITHOUT_ID =
      "{\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}";

  private static final String ERROR_PAGE =
      "<!DOCTYPE html>\n<pre>TypeError: x is undefined<br> &nbsp; &nbsp;at file:///app/server.mjs:12:9</pre>\n";

  private WebhookEventSamples() {}

  static void listen(Map<String, Event> samples) {
    samples.put(
        "ListenerReady",
        new ListenEvent.ListenerReady(
            "http://127.0.0.1:4242/",
            new DeliveryReport("http://127.0.0.1:4242/", ReportType.ALL, Optional.empty())));
    samples.put(
        "TrustShown",
        new ListenEvent.TrustShown(
            "https://localhost:4242/", "/home/you/ca.pem", Instant.parse("2027-12-27T00:00:00Z")));
    samples.put(
        "Received", received(DELIVERED, WebhookResponse.of(200, "accepted"), true, List.of()));
    samples.put(
        "Received.finding",
        received(WITHOUT_ID, WebhookResponse.of(400, "findings"), true, List.of()));
    samples.put(
        "Received.refused",
        received("", WebhookResponse.of(405, "method not allowed"), false, List.of()));
    samples.put(
        "Received.forwarded",
        received(
            DELIVERED,
            WebhookResponse.of(500, "of the application"),
            true,
            List.of(new ForwardResult("http://127.0.0.1:3000/", responded(500, "Oops\n"), TOOK))));
    samples.put(
        "Received.errorPage",
        received(
            DELIVERED,
            WebhookResponse.of(500, "of the application"),
            true,
            List.of(
                new ForwardResult("http://127.0.0.1:3000/", responded(500, ERROR_PAGE), TOOK))));
    samples.put(
        "TargetHealthChanged",
        new ListenEvent.TargetHealthChanged(
            new ForwardResult(
                "http://127.0.0.1:3000/",
                new Outcome.Failed("nothing listens on 127.0.0.1:3000", false),
                TOOK)));
    samples.put(
        "RequestUnreadable",
        new ServerEvent.RequestUnreadable(
            AT,
            new UnreadableRequest(
                UnreadableRequest.Cause.LINE_END,
                "a line ends with LF instead of CR LF",
                Optional.of("POST /hook"),
                Optional.of(400)),
            "end each line with CR LF",
            0));
    samples.put(
        "RequestUnreadable.further",
        new ServerEvent.RequestUnreadable(
            AT,
            new UnreadableRequest(
                UnreadableRequest.Cause.TIMEOUT,
                "the headers were not complete in time: 17 bytes",
                Optional.empty(),
                Optional.empty()),
            "",
            312));
    samples.put(
        "ListenSummary",
        new ListenEvent.ListenSummary(
            2,
            1,
            3,
            1,
            1,
            0,
            List.of(
                new ListenEvent.ForwardFailure(
                    "http://127.0.0.1:3000/", responded(500, "{\"error\":\"no\"}"), 2)),
            List.of(new ExpectationState("status=delivered", 3, Long.MAX_VALUE, 2)),
            new ListenEvent.Arrivals(List.of(), 0),
            Duration.ofSeconds(2)));
  }

  private static ListenEvent.Received received(
      String body, WebhookResponse response, boolean isInspected, List<ForwardResult> forwarded) {
    Delivery delivery = delivery(body);
    return new ListenEvent.Received(
        1,
        new ReceivedRequest(isInspected ? "POST" : "GET", "/hook", delivery),
        response,
        isInspected ? Optional.of(inspection(delivery)) : Optional.empty(),
        false,
        forwarded,
        Optional.of("1.1"),
        ListenEvent.Received.Recording.SAVED);
  }

  static void delivery(Map<String, Event> samples) {
    samples.put("AttemptMade", attempt(1, responded(200, "accepted\n"), Optional.empty(), false));
    samples.put(
        "AttemptMade.retried",
        attempt(
            2,
            new Outcome.TimedOut("waiting for the response", true),
            Optional.of(
                new RetryPolicy.Delay(
                    Duration.ofSeconds(3), Basis.ASSUMED, Optional.of(Duration.ofSeconds(3)))),
            false));
    samples.put(
        "AttemptMade.disables",
        attempt(3, new Outcome.Failed("connection reset", true), Optional.empty(), true));
    samples.put(
        "AttemptMade.errorPage", attempt(1, responded(500, ERROR_PAGE), Optional.empty(), false));
    samples.put("DeliveryProgress", new DeliveryEvent.DeliveryProgress(2, 5, 7));
    samples.put(
        "DeliverySummary",
        new DeliveryEvent.DeliverySummary(
            4, 2, 1, 0, 9, new DeliveryEvent.Latency(TOOK, Duration.ofSeconds(11), 2, 1, 1)));
    samples.put(
        "DeliverySummary.unreadable",
        new DeliveryEvent.DeliverySummary(
            1, 1, 0, 2, 1, new DeliveryEvent.Latency(TOOK, TOOK, 0, 0, 0)));
    samples.put(
        "RetryPlan",
        new DeliveryEvent.RetryPlan(
            WebhookKind.DELIVERY_REPORT,
            2,
            Basis.ASSUMED,
            List.of(
                new DeliveryEvent.PlannedRetry(
                    2,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(800),
                    Duration.ofMillis(1200),
                    Optional.of(Duration.ofMillis(900)),
                    Duration.ofSeconds(1))),
            Duration.ofSeconds(1)));
    samples.put("PayloadPrinted", new DeliveryEvent.PayloadPrinted(delivery(DELIVERED)));
  }

  private static DeliveryEvent.AttemptMade attempt(
      int number, Outcome outcome, Optional<RetryPolicy.Delay> delay, boolean disables) {
    return new DeliveryEvent.AttemptMade(
        1,
        2,
        WebhookKind.DELIVERY_REPORT,
        delivery(DELIVERED).body(),
        new Attempt(number, AT, Duration.ofSeconds(number - 1L), outcome, TOOK, delay, disables));
  }

  static void validation(Map<String, Event> samples) {
    Delivery delivery = Delivery.ofBody(AT, delivery(WITHOUT_ID).body());
    samples.put(
        "WebhookValidated",
        new ValidationEvent.WebhookValidated(
            1,
            "saved.json",
            3,
            new Position(3, 5, 40, 0),
            delivery,
            Inspector.ofSaved().inspect(delivery)));
    samples.put(
        "EntriesOmitted",
        new Event.EntriesOmitted(
            "proxy.har",
            2,
            List.of(
                new Event.Omission("not a POST request", 12, 3, false),
                new Event.Omission("its body was not recorded", 1, 70, true))));
    samples.put("ValidationSummary", new ValidationEvent.ValidationSummary(1, 0, 0, 2));
    samples.put("ValidationSummary.unreadable", new ValidationEvent.ValidationSummary(1, 2, 0, 0));
  }

  static void journal(Map<String, Event> samples) {
    Delivery delivery = delivery(DELIVERED);
    ReceivedRequest request = new ReceivedRequest("POST", "/", delivery);
    samples.put(
        "JournalEntryShown",
        new JournalEvent.JournalEntryShown(
            "1.1",
            request,
            200,
            Optional.of(Authentication.VERIFIED),
            Optional.of(new RunOrigin("/home/me/shop", OptionalInt.of(4242))),
            Optional.empty()));
    samples.put(
        "JournalEntryShown.whole",
        new JournalEvent.JournalEntryShown(
            "1.1",
            request,
            0,
            Optional.of(Authentication.REFUSED),
            Optional.empty(),
            Optional.of(inspection(delivery))));
    samples.put("JournalCleared", new JournalEvent.JournalCleared(3, 1, 1));
  }

  private static Delivery delivery(String body) {
    return new Delivery(AT, HEADERS, BodyParser.parse(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Inspection inspection(Delivery delivery) {
    return Inspector.ofSaved().inspect(delivery);
  }
}
