package com.otpiq.event;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.json.BodyParser;
import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.CommandNotes;
import com.otpiq.message.ApiError;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.RequestFinding;
import com.otpiq.message.SmsText;
import com.otpiq.rule.Authentication;
import com.otpiq.rule.Basis;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.Status;
import com.otpiq.webhook.WebhookKind;
import com.otpiq.webhook.WebhookResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event of every type, made of values: what the tests of all formats show. */
public final class EventSamples {
  private static final Instant AT = Instant.parse("2026-11-24T08:45:05.710Z");
  private static final Duration TOOK = Duration.ofMillis(12);
  private static final String DELIVERED =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}";
  private static final String WITHOUT_ID =
      "{\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}";
  private static final Headers HEADERS =
      new Headers(List.of(new Headers.Line("Content-Type", "application/json")));

  private EventSamples() {}

  /** The samples by name: that of the record, with a suffix where there are several. */
  public static Map<String, Event> all() {
    Map<String, Event> samples = new LinkedHashMap<>();
    samples.put("Notice", new Event.Notice("a \u001b[31mred\u001b[0m note"));
    listen(samples);
    delivery(samples);
    validation(samples);
    journal(samples);
    api(samples);
    sandbox(samples);
    check(samples);
    samples.put(
        "DiagnosticResult",
        DiagnosticEvent.DiagnosticResult.note("clock", "5 s slow", "synchronise the clock"));
    samples.put("DiagnosticSummary", new DiagnosticEvent.DiagnosticSummary(0, 1));
    samples.put("DiagnosticSummary.none", new DiagnosticEvent.DiagnosticSummary(0, 0));
    settings(samples);
    catalog(samples);
    return samples;
  }

  private static void listen(Map<String, Event> samples) {
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
        "TargetHealthChanged",
        new ListenEvent.TargetHealthChanged(
            new ForwardResult(
                "http://127.0.0.1:3000/",
                new Outcome.Failed("nothing listens on 127.0.0.1:3000", false),
                TOOK)));
    samples.put(
        "ListenSummary",
        new ListenEvent.ListenSummary(
            2,
            1,
            1,
            0,
            List.of(new ExpectationState("status=delivered", 3, Long.MAX_VALUE, 2)),
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
        Optional.of("1.1"));
  }

  private static void delivery(Map<String, Event> samples) {
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
    samples.put("DeliveryProgress", new DeliveryEvent.DeliveryProgress(2, 5, 7));
    samples.put(
        "DeliverySummary",
        new DeliveryEvent.DeliverySummary(
            4, 2, 1, 9, new DeliveryEvent.Latency(TOOK, Duration.ofSeconds(11), 2, 1, 1)));
    samples.put(
        "RetryPlan",
        new DeliveryEvent.RetryPlan(
            WebhookKind.DELIVERY_REPORT,
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
    samples.put("PayloadPrinted", new DeliveryEvent.PayloadPrinted(delivery(DELIVERED).body()));
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

  private static void validation(Map<String, Event> samples) {
    Delivery delivery = Delivery.ofBody(AT, delivery(WITHOUT_ID).body());
    samples.put(
        "WebhookValidated",
        new ValidationEvent.WebhookValidated(
            1,
            "saved.json",
            new Position(3, 5, 40, 0),
            delivery,
            Inspector.ofSaved().inspect(delivery)));
    samples.put("ValidationSummary", new ValidationEvent.ValidationSummary(1, 0, 2));
  }

  private static void journal(Map<String, Event> samples) {
    Delivery delivery = delivery(DELIVERED);
    ReceivedRequest request = new ReceivedRequest("POST", "/", delivery);
    samples.put(
        "JournalEntryShown",
        new JournalEvent.JournalEntryShown(
            "1.1", request, 200, Optional.of(Authentication.VERIFIED), Optional.empty()));
    samples.put(
        "JournalEntryShown.whole",
        new JournalEvent.JournalEntryShown(
            "1.1",
            request,
            0,
            Optional.of(Authentication.REFUSED),
            Optional.of(inspection(delivery))));
    samples.put("JournalCleared", new JournalEvent.JournalCleared(3, 1, 1));
  }

  private static void api(Map<String, Event> samples) {
    samples.put(
        "RequestFindingReported",
        new ApiEvent.RequestFindingReported(
            new RequestFinding(
                true, "phoneNumber", "is not a number", Optional.of("964770"), Position.START),
            Optional.of("request.json")));
    samples.put("SmsPartsCounted", new ApiEvent.SmsPartsCounted(SmsText.of("hello")));
    Json.Obj request =
        new JsonObjectBuilder().put("phoneNumber", "964770").put("smsType", "custom").build();
    String url = "https://api.otpiq.com/api/sms";
    samples.put("RequestPrepared", new ApiEvent.RequestPrepared(url, request, false));
    samples.put("RequestPrepared.curl", new ApiEvent.RequestPrepared(url, request, true));
    samples.put("ApiCallMade", new ApiEvent.ApiCallMade("POST", url, responded(200, ""), TOOK));
    samples.put(
        "ApiResponseReceived.accepted",
        response(
            new ApiResponse.Accepted(
                "sms-1",
                Optional.of(new BigDecimal(200)),
                Optional.of(new BigDecimal(14_800)),
                Optional.of(true),
                Optional.of("prepaid"))));
    samples.put(
        "ApiResponseReceived.message",
        response(
            new ApiResponse.Tracked(
                "sms-1",
                Optional.of("9647701234567"),
                "delivered",
                true,
                Optional.of("sms"),
                Optional.of(new BigDecimal(80)),
                List.of(
                    new ApiResponse.Leg(
                        "whatsapp",
                        true,
                        Optional.of(false),
                        Optional.of("not on WhatsApp"),
                        Optional.of(true))))));
    samples.put(
        "ApiResponseReceived.project",
        response(new ApiResponse.Project("demo", Optional.of(new BigDecimal(1000)))));
    samples.put(
        "ApiResponseReceived.senders",
        response(
            new ApiResponse.Senders(
                List.of(
                    new ApiResponse.Sender(
                        "OTPIQ", "accepted", Map.of("asiaCell", new BigDecimal(80)))))));
    samples.put(
        "ApiResponseReceived.error",
        response(new ApiResponse.Refused(ApiError.CREDIT, 402, "no credit", Map.of())));
    samples.put(
        "ApiResponseReceived.unavailable",
        response(new ApiResponse.Unavailable("timed out", Optional.empty(), true)));
  }

  private static ApiEvent.ApiResponseReceived response(ApiResponse response) {
    return new ApiEvent.ApiResponseReceived(response, PersonalDataMask.HIDDEN);
  }

  private static void sandbox(Map<String, Event> samples) {
    samples.put(
        "SandboxReady", new SandboxEvent.SandboxReady("http://127.0.0.1:4010", "sk_test_1"));
    samples.put(
        "ApiRequestHandled",
        new SandboxEvent.ApiRequestHandled(AT, "POST", "/api/sms", 401, "no such key"));
    samples.put(
        "MessageStatusChanged",
        new SandboxEvent.MessageStatusChanged(
            AT, "sms-1", Channel.WHATSAPP, Status.FAILED, true, Optional.of("not reachable")));
    samples.put(
        "EndpointStatusChanged.paused",
        new SandboxEvent.EndpointStatusChanged(
            AT, "http://127.0.0.1:3000/", Optional.of(Duration.ofMinutes(5)), 10));
    samples.put(
        "EndpointStatusChanged.resumed",
        new SandboxEvent.EndpointStatusChanged(AT, "http://127.0.0.1:3000/", Optional.empty(), 0));
    samples.put("SandboxSummary", new SandboxEvent.SandboxSummary(3, 2, 1, 4));
  }

  private static void check(Map<String, Event> samples) {
    Check check =
        new Check(
            "secret-wrong",
            CheckGroup.SECRET,
            Severity.ERROR,
            Basis.DOCUMENTED,
            "a webhook with a wrong secret",
            "it is refused with 401",
            "Anyone could send it",
            "Compare the secret before anything else.");
    CheckResult failed =
        new CheckResult(
            check,
            new Verdict.Failed("200 OK"),
            List.of(new Evidence("POST /", "200 OK", "accepted", TOOK, false)),
            TOOK,
            false);
    CheckResult skipped =
        new CheckResult(check, new Verdict.Skipped("no secret"), List.of(), TOOK, false);
    samples.put("CheckListed", new CheckEvent.CheckListed(check));
    samples.put("CheckFinished", new CheckEvent.CheckFinished(failed));
    samples.put("CheckFinished.skipped", new CheckEvent.CheckFinished(skipped));
    samples.put(
        "CheckSummary",
        new CheckEvent.CheckSummary(
            new CheckReport(
                "http://127.0.0.1:3000/",
                Optional.empty(),
                AT,
                List.of(failed, skipped),
                false,
                true,
                true,
                List.of("status-sent"),
                Duration.ofSeconds(1))));
  }

  private static void settings(Map<String, Event> samples) {
    samples.put(
        "SettingShown",
        new SettingsEvent.SettingShown(
            "listen.port", Optional.of("4000"), SettingOrigin.PROJECT, ".otpiq.properties:2"));
    samples.put(
        "SettingShown.default",
        new SettingsEvent.SettingShown("to", Optional.empty(), SettingOrigin.DEFAULT, ""));
    samples.put(
        "SettingsFileShown",
        new SettingsEvent.SettingsFileShown(
            SettingOrigin.USER, Optional.of("/home/you/otpiq.properties"), false));
  }

  private static void catalog(Map<String, Event> samples) {
    samples.put(
        "ScenarioListed",
        new CatalogEvent.ScenarioListed("delivered", Basis.DOCUMENTED, "sent, then delivered", 2));
    samples.put("ReceiverListed", new CatalogEvent.ReceiverListed("flask", "Flask"));
    samples.put(
        "CommandListed",
        new CatalogEvent.CommandListed(
            new CommandDoc(
                "otpiq info",
                "Show your project.",
                List.of(),
                List.of(),
                CommandNotes.read(""),
                List.of(),
                List.of())));
    samples.put("FilePrinted", new CatalogEvent.FilePrinted("app.py", "print('hello')\n"));
  }

  private static Delivery delivery(String body) {
    return new Delivery(AT, HEADERS, BodyParser.parse(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Inspection inspection(Delivery delivery) {
    return Inspector.ofSaved().inspect(delivery);
  }

  private static Outcome responded(int status, String body) {
    return new Outcome.Responded(
        status, status == 200 ? "OK" : "Internal Server Error", HEADERS, body, Optional.empty());
  }
}
