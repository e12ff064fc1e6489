package com.otpiq.event;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.CodePlace;
import com.otpiq.delivery.Outcome;
import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.CommandNotes;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event of every type, made of values: what the tests of all formats show. */
public final class EventSamples {
  static final Instant AT = Instant.parse("2026-11-24T08:45:05.710Z");
  static final Duration TOOK = Duration.ofMillis(12);
  static final Headers HEADERS =
      new Headers(List.of(new Headers.Line("Content-Type", "application/json")));

  private EventSamples() {}

  /** The samples by name: that of the record, with a suffix where there are several. */
  public static Map<String, Event> all() {
    Map<String, Event> samples = new LinkedHashMap<>();
    samples.put("Notice", new Event.Notice("a \u001b[31mred\u001b[0m note"));
    samples.put("Warning", new Event.Warning("port 4242 is used\nby another program"));
    samples.put(
        "EventFailed",
        new Event.EventFailed(
            "request 3 (POST /a\u001b[31m, 200) could not be shown",
            new IllegalStateException("x")));
    WebhookEventSamples.listen(samples);
    WebhookEventSamples.delivery(samples);
    WebhookEventSamples.validation(samples);
    WebhookEventSamples.journal(samples);
    ApiEventSamples.api(samples);
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

  private static void sandbox(Map<String, Event> samples) {
    samples.put(
        "SandboxReady",
        new SandboxEvent.SandboxReady("http://127.0.0.1:4010", "sk_test_1", Optional.empty()));
    samples.put(
        "SandboxReady.token",
        new SandboxEvent.SandboxReady(
            "http://127.0.0.1:4010", "sk_test_1", Optional.of("0123456789abcdef")));
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
    samples.put("SandboxSummary", new SandboxEvent.SandboxSummary(3, 2, 1, 0, 0, 4, 0));
    samples.put("SandboxSummary.restarted", new SandboxEvent.SandboxSummary(3, 2, 1, 1, 4, 0, 0));
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
            List.of(new Evidence("POST /", "200 OK", "accepted", Optional.empty(), TOOK, false)),
            TOOK,
            false);
    CheckResult crashed =
        new CheckResult(
            check,
            new Verdict.Failed("500 Internal Server Error"),
            List.of(
                new Evidence(
                    "POST /",
                    "500 Internal Server Error",
                    "<!DOCTYPE html>",
                    Optional.of(
                        new ApplicationError(
                            "TypeError: x is undefined",
                            Optional.of(new CodePlace("/app/server.mjs", 12)))),
                    TOOK,
                    false)),
            TOOK,
            false);
    CheckResult skipped =
        new CheckResult(check, new Verdict.Skipped("no secret"), List.of(), TOOK, false);
    samples.put("CheckListed", new CheckEvent.CheckListed(check));
    samples.put("CheckFinished", new CheckEvent.CheckFinished(failed));
    samples.put("CheckFinished.errorPage", new CheckEvent.CheckFinished(crashed));
    samples.put("CheckFinished.skipped", new CheckEvent.CheckFinished(skipped));
    samples.put(
        "FilesChanged", new CheckEvent.FilesChanged(List.of("server.mjs", "store.mjs"), false));
    samples.put(
        "RunsCompared",
        new CheckEvent.RunsCompared(List.of("late-sent"), List.of(), List.of("secret-wrong")));
    samples.put(
        "CheckSummary",
        new CheckEvent.CheckSummary(
            new CheckReport(
                "http://127.0.0.1:3000/",
                Optional.empty(),
                AT,
                List.of(failed, crashed, skipped),
                false,
                true,
                List.of(),
                List.of(),
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

  static Outcome responded(int status, String body) {
    return new Outcome.Responded(
        status,
        status == 200 ? "OK" : "Internal Server Error",
        HEADERS,
        ResponseBody.of(body),
        Optional.empty());
  }
}
