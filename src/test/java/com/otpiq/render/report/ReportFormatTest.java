package com.otpiq.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonLookup;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Json;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** One report with every kind of result, in every format. */
class ReportFormatTest {
  private static final ReportFormat.Tool TOOL =
      new ReportFormat.Tool("1.2.3", new LocalTimeFormat(() -> ZoneOffset.UTC));
  private static final String HOSTILE = "50% <b>\u001b[31m, #1: \"x\"\u202e]]>\u0000";

  @Test
  void junit_has_failures_and_skipped_tests() throws Exception {
    Document xml = xml(ReportFormat.JUNIT.of(report(false), TOOL));

    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(6);
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(4);
    var suite = xml.getElementsByTagName("testsuite").item(0).getAttributes();
    assertThat(suite.getNamedItem("failures").getNodeValue()).isEqualTo("1");
    assertThat(suite.getNamedItem("skipped").getNodeValue()).isEqualTo("4");
    assertThat(suite.getNamedItem("timestamp").getNodeValue()).isEqualTo("2026-01-02T03:04:05");
  }

  @ParameterizedTest
  @EnumSource
  void a_report_is_recognised_by_its_start(ReportFormat format) {
    for (ReportFormat other : ReportFormat.values()) {
      String text = other.of(report(false), TOOL);
      String start = text.substring(0, Math.min(4096, text.length()));

      assertThat(format.startsWith(start))
          .as(start)
          .isEqualTo(format == other || (isLines(format) && isLines(other)));
    }
    assertThat(format.startsWith("notes")).isFalse();
    assertThat(format.startsWith("{\"name\": \"my-package\"}")).isFalse();
    assertThat(format.startsWith("<!DOCTYPE html><html></html>")).isFalse();
  }

  private static boolean isLines(ReportFormat format) {
    return format == ReportFormat.PRETTY || format == ReportFormat.COMPACT;
  }

  @Test
  void a_strict_report_has_more_failures() throws Exception {
    Document xml = xml(ReportFormat.JUNIT.of(report(true), TOOL));

    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(3);
  }

  @Test
  void tap_has_a_line_for_each_check() {
    assertThat(ReportFormat.TAP.of(report(false), TOOL).lines())
        .startsWith("TAP version 14", "1..6", "ok 1 - passed: expects")
        .contains(
            "not ok 3 - warning: expects # TODO warning",
            "not ok 4 - suspicion: expects # TODO suspicion",
            "not ok 5 - known: expects # TODO known from the baseline",
            "ok 6 - skipped: expects # SKIP it needs X");
  }

  @ParameterizedTest
  @CsvSource({
    "/version, 2.1.0",
    "/runs/0/tool/driver/version, 1.2.3",
    "/runs/0/tool/driver/rules/2/id, warning",
    "/runs/0/results/0/ruleId, error",
    "/runs/0/results/0/level, error",
    "/runs/0/results/0/baselineState, new",
    "/runs/0/results/2/level, warning",
    "/runs/0/results/3/level, note",
    "/runs/0/results/1/baselineState, unchanged",
    "/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri, app/a%20b.mjs"
  })
  void sarif_has_rules_and_results(String pointer, String value) {
    Json.Obj sarif =
        BodyParser.parse(
                ReportFormat.SARIF.of(report(false), TOOL).getBytes(StandardCharsets.UTF_8))
            .object()
            .orElseThrow();

    assertThat(JsonLookup.parse(pointer).find(sarif).flatMap(Json::asText)).hasValue(value);
  }

  @Test
  void github_has_an_annotation_for_each_problem() {
    List<String> lines = ReportFormat.GITHUB.of(report(false), TOOL).lines().toList();

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .startsWith("::error title=otpiq check%3A error,file=app/a b.mjs::expects: 50%25 <b>");
    assertThat(lines).anyMatch(line -> line.startsWith("::warning title=otpiq check%3A warning"));
    assertThat(lines.stream().filter(line -> line.startsWith("::notice "))).hasSize(2);
  }

  @Test
  void html_is_well_formed_and_loads_nothing() throws Exception {
    String html = ReportFormat.HTML.of(report(false), TOOL);

    xml(html.replace("<!DOCTYPE html>", "").replace("&nbsp;", " "));
    assertThat(html)
        .contains("<h1>This receiver has errors</h1>", "otpiq 1.2.3, 2026-01-02T03:04:05Z")
        .doesNotContain("<script", "src=", "href=", "url(");
  }

  @ParameterizedTest
  @CsvSource({
    "false, true, false, The receiver did not respond",
    "true, false, false, The report is incomplete",
    "true, true, true, This receiver has errors",
    "true, true, false, This receiver passed"
  })
  void the_headline_of_html_sums_up(
      boolean reached, boolean complete, boolean failed, String headline) {
    CheckReport some = report(false);
    CheckReport report =
        new CheckReport(
            some.target(),
            some.source(),
            some.at(),
            failed ? some.results() : List.of(),
            false,
            reached,
            complete ? List.of() : List.of("a gap"),
            List.of(),
            List.of(),
            some.took());

    assertThat(ReportFormat.HTML.of(report, TOOL)).contains("<h1>" + headline + "</h1>");
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void no_format_has_characters_that_change_a_terminal(ReportFormat format) {
    assertThat(format.of(report(false), TOOL)).doesNotContain("\u001b", "\u202e", "\u0000");
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static CheckReport report(boolean strict) {
    return new CheckReport(
        "http://127.0.0.1:3000/",
        Optional.of("app/a b.mjs"),
        Instant.parse("2026-01-02T03:04:05Z"),
        List.of(
            result("passed", Severity.ERROR, Verdict.passed(), false),
            result("error", Severity.ERROR, new Verdict.Failed(HOSTILE), false),
            result("warning", Severity.WARNING, new Verdict.Failed("found"), false),
            result("suspicion", Severity.ERROR, new Verdict.Suspected("found"), false),
            result("known", Severity.ERROR, new Verdict.Failed("found"), true),
            result("skipped", Severity.ERROR, new Verdict.Skipped("it needs X"), false)),
        strict,
        true,
        List.of(),
        List.of(),
        List.of("fixed"),
        Duration.ofMillis(1_234));
  }

  private static CheckResult result(String id, Severity severity, Verdict verdict, boolean known) {
    Check check =
        new Check(id, CheckGroup.HTTP, severity, Basis.ASSUMED, "sends", "expects", "why", "fix");
    var evidence =
        new Evidence("sms sent", "200 OK", HOSTILE, Optional.empty(), Duration.ofMillis(5), false);
    return new CheckResult(check, verdict, List.of(evidence), Duration.ofMillis(7), known);
  }
}
