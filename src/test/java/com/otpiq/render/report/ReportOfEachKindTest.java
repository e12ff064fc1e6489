package com.otpiq.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.render.LocalTimeFormat;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One report with a result of each kind, in each format. */
class ReportOfEachKindTest {
  private static final Cause CAUSE =
      new Cause("429", "429 Too Many Requests", Optional.of("exempt it from the rate limit"));

  @ParameterizedTest
  @EnumSource
  void each_format_shows_a_result_of_each_kind(ReportFormat format) {
    String text = text(format, report(List.of("nothing of --only x was checked")));

    assertThat(text)
        .contains("alone", "first-of-cause", "second-of-cause", "suspected", "unfinished")
        .contains("it is wrong", "the look-up hung")
        .contains("nothing of --only x was checked");
    if (format != ReportFormat.COMPACT) {
      assertThat(text).contains("exempt it from the rate limit");
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_format_says_that_a_run_is_incomplete(ReportFormat format) {
    assertThat(text(format, report(List.of()))).contains(word(format, false));
  }

  @ParameterizedTest
  @EnumSource
  void no_format_says_so_of_a_complete_run(ReportFormat format) {
    CheckReport complete = of(List.of(result("alone", Verdict.passed())), List.of());

    assertThat(text(format, complete)).contains(word(format, true));
  }

  @Test
  void no_text_ends_a_cell_of_markdown() {
    Verdict hostile = new Verdict.Failed("500 x\\|<img src=//evil> y|[a](//evil) `b`");
    String row =
        text(ReportFormat.MARKDOWN, of(List.of(result("alone", hostile)), List.of()))
            .lines()
            .filter(line -> line.startsWith("| error"))
            .findFirst()
            .orElseThrow();

    assertThat(row.chars().filter(c -> c == '|')).hasSize(5);
    assertThat(row.chars().filter(c -> c == '`')).hasSize(4);
  }

  /** What a program or a reader looks at first. */
  private static String word(ReportFormat format, boolean complete) {
    return switch (format) {
      case PRETTY, COMPACT -> complete ? "nothing wrong" : ": incomplete: 2 errors in 3 checks";
      case JSON -> "\"complete\":" + complete;
      case JUNIT -> complete ? "errors=\"0\"" : "errors=\"1\"";
      case TAP -> complete ? "ok 1 - alone" : "not ok 6 - unfinished";
      case SARIF -> "\"executionSuccessful\":" + complete;
      case GITHUB -> complete ? "" : "::error title=otpiq check%3A incomplete::unfinished";
      case MARKDOWN, HTML -> complete ? "This receiver passed" : "The report is incomplete";
    };
  }

  private static String text(ReportFormat format, CheckReport report) {
    var tool = new ReportFormat.Tool("1", new LocalTimeFormat(() -> ZoneOffset.UTC));
    // in Markdown, what could be markup is a character reference
    return format.of(report, tool).replace("&#45;", "-").replace("&#46;", ".");
  }

  private static CheckReport report(List<String> gaps) {
    return of(
        List.of(
            result("fine", Verdict.passed()),
            result("alone", new Verdict.Failed("it is wrong")),
            result("first-of-cause", new Verdict.Failed("429", Optional.of(CAUSE))),
            result("second-of-cause", new Verdict.Failed("429", Optional.of(CAUSE))),
            result("suspected", new Verdict.Suspected("it looks wrong")),
            result("unfinished", new Verdict.Unfinished("the look-up hung")),
            result("other", Verdict.Skipped.without("the old secret", "--old-secret-file"))),
        gaps);
  }

  private static CheckReport of(List<CheckResult> results, List<String> gaps) {
    return new CheckReport(
        "http://127.0.0.1:3000/",
        Optional.empty(),
        Instant.EPOCH,
        results,
        false,
        true,
        gaps,
        List.of(),
        List.of(),
        Duration.ofSeconds(1));
  }

  private static CheckResult result(String id, Verdict verdict) {
    Check check =
        new Check(
            id,
            CheckGroup.HTTP,
            Severity.ERROR,
            Basis.DOCUMENTED,
            "sends",
            "expects",
            "why",
            "fix");
    return new CheckResult(check, verdict, List.of(), Duration.ofMillis(5), false);
  }
}
