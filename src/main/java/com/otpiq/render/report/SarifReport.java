package com.otpiq.render.report;

import com.otpiq.event.SafeText;
import com.otpiq.json.JsonWriter;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckFinding;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Outage;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Severity;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A report as SARIF 2.1.0, the format of code scanners. */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String HOME = "https://otpiq.com";

  private SarifReport() {}

  static String of(CheckReport report, String version) {
    List<Check> checks = report.results().stream().map(CheckResult::check).toList();
    Json.Obj driver =
        new JsonObjectBuilder()
            .put("name", "otpiq")
            .put("version", version)
            .put("informationUri", HOME)
            .put("rules", Json.of(checks.stream().map(SarifReport::rule).toList()))
            .build();
    Json.Obj run =
        new JsonObjectBuilder()
            .put("tool", new JsonObjectBuilder().put("driver", driver).build())
            .put("columnKind", "utf16CodeUnits")
            .put("invocations", Json.of(List.of(invocation(report))))
            .put("results", Json.of(results(report)))
            .build();
    return JsonWriter.readable(
            new JsonObjectBuilder()
                .put("$schema", SCHEMA)
                .put("version", "2.1.0")
                .put("runs", Json.of(List.of(run)))
                .build())
        + "\n";
  }

  /** Whether the run is complete, and what is missing. */
  private static Json.Obj invocation(CheckReport report) {
    List<Json.Obj> missing =
        Stream.concat(
                report.unfinished().stream()
                    .map(result ->
                        notification(result.verdict().text())
                            .put(
                                "associatedRule",
                                new JsonObjectBuilder().put("id", result.check().id()).build())),
                Stream.concat(report.outages().stream().map(Outage::text), report.gaps().stream())
                    .map(SarifReport::notification))
            .map(JsonObjectBuilder::build)
            .toList();
    return new JsonObjectBuilder()
        .put("executionSuccessful", report.complete())
        .put("toolExecutionNotifications", Json.of(missing))
        .build();
  }

  private static JsonObjectBuilder notification(String text) {
    return new JsonObjectBuilder()
        .put("level", "error")
        .put("message", text(SafeText.inline(text)));
  }

  private static Json.Obj rule(Check check) {
    Json.Obj level =
        new JsonObjectBuilder()
            .put("level", check.severity() == Severity.ERROR ? "error" : "warning")
            .build();
    return new JsonObjectBuilder()
        .put("id", check.id())
        .put("shortDescription", text(check.expects()))
        .put("fullDescription", text(check.sends() + ": " + check.expects() + ". " + check.why()))
        .put("help", text(check.fix()))
        .put("defaultConfiguration", level)
        .put("properties", new JsonObjectBuilder().put("tags", Json.of(tags(check))).build())
        .build();
  }

  private static List<Json> tags(Check check) {
    return List.of(
        Json.of(check.group().name().toLowerCase(Locale.ROOT)),
        Json.of(check.basis() == Basis.DOCUMENTED ? "documented" : "assumed"));
  }

  private static List<Json.Obj> results(CheckReport report) {
    List<CheckResult> all = report.results();
    return report.findings().stream()
        .map(finding -> result(report, finding, all.indexOf(finding.main())))
        .toList();
  }

  private static Json.Obj result(CheckReport report, CheckFinding finding, int index) {
    CheckResult result = finding.main();
    return new JsonObjectBuilder()
        .put("ruleId", result.check().id())
        .put("ruleIndex", index)
        .put("level", level(result.level()))
        .put(
            "message",
            text(
                result.check().expects()
                    + ": "
                    + SafeText.inline(result.verdict().text())
                    + ". "
                    + finding.fix()
                    + finding.more().map(more -> " (" + more + ")").orElse("")))
        .put("baselineState", result.known() ? "unchanged" : "new")
        .put("locations", Json.of(List.of(location(report))))
        .put(
            "partialFingerprints",
            new JsonObjectBuilder().put("otpiqCheck/v1", result.check().id()).build())
        .build();
  }

  private static String level(ResultLevel level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case SUSPICION, PASSED, INCOMPLETE, SKIPPED -> "note";
    };
  }

  /** The file with the receiver's code if the user named it, else the URL. */
  private static Json.Obj location(CheckReport report) {
    String uri =
        report
            .source()
            .map(file -> file.replace('\\', '/'))
            .map(SarifReport::path)
            .orElse(report.target());
    return new JsonObjectBuilder()
        .put(
            "physicalLocation",
            new JsonObjectBuilder()
                .put("artifactLocation", new JsonObjectBuilder().put("uri", uri).build())
                .put("region", new JsonObjectBuilder().put("startLine", 1).build())
                .build())
        .build();
  }

  /** A path as a URI; relative if the path is. */
  private static String path(String file) {
    return Path.of(file).isAbsolute()
        ? Path.of(file).toUri().toString()
        : URI.create("file:///").relativize(Path.of("/", file).toUri()).toString();
  }

  private static Json.Obj text(String text) {
    return new JsonObjectBuilder().put("text", text).build();
  }
}
