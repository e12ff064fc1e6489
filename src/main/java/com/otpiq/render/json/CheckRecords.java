package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.event.CheckEvent;
import com.otpiq.render.text.Phrases;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckFinding;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.Outage;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** The records of {@code otpiq check}. */
final class CheckRecords {
  private CheckRecords() {}

  static JsonObjectBuilder of(CheckEvent event) {
    return switch (event) {
      case CheckEvent.CheckListed listed -> check(typed("check"), listed.check());
      case CheckEvent.CheckFinished finished -> result(typed("check-result"), finished.result());
      case CheckEvent.FilesChanged changed ->
          typed("check-files-changed")
              .put("files", texts(changed.files()))
              .put("during", changed.during());
      case CheckEvent.RunsCompared compared ->
          typed("check-comparison")
              .put("new", texts(compared.appeared()))
              .put("fixed", texts(compared.fixed()))
              .put("remaining", texts(compared.remaining()));
      case CheckEvent.CheckSummary summary -> report(typed("check-summary"), summary.report());
    };
  }

  private static Json texts(List<String> texts) {
    return Json.of(texts.stream().map(Json::of).toList());
  }

  private static JsonObjectBuilder check(JsonObjectBuilder record, Check check) {
    return record
        .put("id", check.id())
        .put("group", check.group().name().toLowerCase(Locale.ROOT))
        .put("severity", check.severity().word())
        .put("basis", Phrases.basis(check.basis()))
        .put("sends", check.sends())
        .put("expects", check.expects())
        .put("why", check.why())
        .put("fix", check.fix());
  }

  private static JsonObjectBuilder result(JsonObjectBuilder record, CheckResult result) {
    result.cause().ifPresent(cause -> record.put("cause", cause.title()));
    return check(
            record
                .put("verdict", result.level().word())
                .put("found", result.verdict().text())
                .put("known", result.known())
                .put("tookMs", result.took().toMillis()),
            result.check())
        .put("evidence", Json.of(result.evidence().stream().map(CheckRecords::exchange).toList()));
  }

  private static Json.Obj exchange(Evidence evidence) {
    JsonObjectBuilder record =
        new JsonObjectBuilder()
            .put("request", evidence.request())
            .put("answer", evidence.response())
            .put("excerpt", evidence.excerpt());
    evidence.error().ifPresent(error -> DeliveryRecords.putError(record, error));
    return record.put("tookMs", evidence.took().toMillis()).build();
  }

  private static Json.Obj finding(CheckFinding finding) {
    List<Json> ids = finding.results().map(result -> Json.of(result.check().id())).toList();
    JsonObjectBuilder record =
        new JsonObjectBuilder()
            .put("level", finding.level().word())
            .put("known", finding.main().known())
            .put("checks", Json.of(ids));
    finding.cause().ifPresent(cause -> record.put("cause", cause.title()));
    return record.put("fix", finding.fix()).build();
  }

  private static JsonObjectBuilder report(JsonObjectBuilder record, CheckReport report) {
    for (ResultLevel level : ResultLevel.values()) {
      record.put(level.word(), report.count(level));
    }
    return record
        .put("findings", Json.of(report.findings().stream().map(CheckRecords::finding).toList()))
        .put("known", report.knownCount())
        .put("fixed", Json.of(report.fixed().stream().map(Json::of).toList()))
        .put("target", report.target())
        .put("reached", report.reached())
        .put("complete", report.complete())
        .put("gaps", Json.of(report.gaps().stream().map(Json::of).toList()))
        .put("outages", Json.of(report.outages().stream().map(CheckRecords::outage).toList()))
        .put("failed", report.isFailure())
        .put("tookMs", report.took().toMillis());
  }

  private static Json.Obj outage(Outage outage) {
    JsonObjectBuilder record =
        new JsonObjectBuilder()
            .put("what", outage.what())
            .put("after", Json.of(outage.after().stream().map(Json::of).toList()))
            .put("proven", outage.proven())
            .put("checks", Json.of(outage.checks().stream().map(Json::of).toList()));
    outage.error().ifPresent(error -> DeliveryRecords.putError(record, error));
    return record.put("output", Json.of(outage.output().stream().map(Json::of).toList())).build();
  }
}
