package com.otpiq.render;

import com.otpiq.verdict.Check;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.Grade;
import com.otpiq.verdict.Report;
import com.otpiq.verdict.Result;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import java.util.Locale;

/** What check found, as records. */
final class Verdicts {
  private Verdicts() {}

  static JsonObject check(JsonObject record, Check check) {
    return record
        .put("id", check.id())
        .put("group", check.group().name().toLowerCase(Locale.ROOT))
        .put("severity", check.severity().word())
        .put("basis", Words.basis(check.basis()))
        .put("sends", check.sends())
        .put("expects", check.expects())
        .put("why", check.why())
        .put("fix", check.fix());
  }

  static JsonObject result(JsonObject record, Result result) {
    return check(
            record
                .put("verdict", result.grade().word())
                .put("found", result.verdict().text())
                .put("known", result.known())
                .put("tookMs", result.took().toMillis()),
            result.check())
        .put("evidence", Json.of(result.evidence().stream().map(Verdicts::exchange).toList()));
  }

  private static Json.Obj exchange(Evidence evidence) {
    return new JsonObject()
        .put("request", evidence.request())
        .put("answer", evidence.answer())
        .put("excerpt", evidence.excerpt())
        .put("tookMs", evidence.took().toMillis())
        .made();
  }

  static JsonObject report(JsonObject record, Report report) {
    for (Grade grade : Grade.values()) {
      record.put(grade.word(), report.count(grade));
    }
    return record
        .put("known", report.known())
        .put("fixed", Json.of(report.fixed().stream().map(Json::of).toList()))
        .put("target", report.target())
        .put("reached", report.reached())
        .put("complete", report.complete())
        .put("failed", report.isFailure())
        .put("tookMs", report.took().toMillis());
  }
}
