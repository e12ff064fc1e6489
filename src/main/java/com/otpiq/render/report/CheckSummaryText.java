package com.otpiq.render.report;

import com.otpiq.event.SafeText;
import com.otpiq.render.text.Phrases;
import com.otpiq.render.text.Theme;
import com.otpiq.time.Durations;
import com.otpiq.verdict.CheckFinding;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last lines of {@code otpiq check}: the verdict, what is missing, and what that costs. */
public record CheckSummaryText(Theme theme, CheckReport report) {
  /** {@code 46 checks of URL: 2 errors, 1 warning, 8 not checked}, and what is missing. */
  public String text() {
    long run = report.results().size() - report.count(ResultLevel.SKIPPED) - unfinished();
    return Phrases.plural(run, "check")
        + " of "
        + SafeText.inline(report.target())
        + ": "
        + verdict(run)
        + counted(report.knownCount(), " known from the baseline")
        + counted(report.count(ResultLevel.SKIPPED), " not checked")
        + theme.dim("  (" + Durations.show(report.took()) + ")")
        + "\n"
        + report.gaps().stream()
            .map(gap -> theme.error("incomplete: ") + SafeText.inline(gap) + "\n")
            .collect(Collectors.joining())
        + needs()
        + fixed();
  }

  private String verdict(long run) {
    String problems =
        Stream.of(ResultLevel.ERROR, ResultLevel.WARNING, ResultLevel.SUSPICION)
            .filter(level -> report.newCount(level) > 0)
            .map(this::count)
            .collect(Collectors.joining(", "));
    String unfinished = unfinished() == 0 ? "" : unfinished() + " not finished";
    String all =
        Stream.of(outages(), problems, unfinished)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    if (run == 0 && all.isEmpty()) {
      return theme.error("nothing was checked");
    }
    if (!report.complete()) {
      return theme.error("incomplete" + (all.isEmpty() ? "" : ": " + all));
    }
    if (all.isEmpty()) {
      return theme.good("nothing wrong");
    }
    return report.isFailure() ? theme.error(all) : theme.warning(all);
  }

  private String outages() {
    int count = report.outages().size();
    return count == 0
        ? ""
        : count == 1
            ? report.outages().getFirst().what()
            : "the application ended " + count + " times";
  }

  /** {@code 2 errors in 11 checks}: problems with the same cause are one. */
  private String count(ResultLevel level) {
    List<CheckFinding> findings =
        report.findings().stream()
            .filter(finding -> finding.level() == level && !finding.main().known())
            .toList();
    long checks = findings.stream().flatMap(CheckFinding::results).count();
    return Phrases.plural(findings.size(), level.word())
        + (checks > findings.size() ? " in " + checks + " checks" : "");
  }

  private long unfinished() {
    return report.count(ResultLevel.INCOMPLETE);
  }

  private static String counted(long count, String suffix) {
    return count == 0 ? "" : ", " + count + suffix;
  }

  /** {@code not checked: 11 checks need --state-url or --state-cmd}. */
  private String needs() {
    Map<String, Long> byOption =
        report.results().stream()
            .map(CheckResult::verdict)
            .flatMap(verdict ->
                verdict instanceof Verdict.Skipped skipped
                    ? skipped.option().stream()
                    : Stream.<String>empty())
            .collect(
                Collectors.groupingBy(option -> option, LinkedHashMap::new, Collectors.counting()));
    return byOption.isEmpty()
        ? ""
        : (byOption.containsKey(Verdict.Skipped.STATE_OPTIONS)
                ? "judged from outside: "
                : "not checked: ")
            + byOption.entrySet().stream()
                .map(entry -> need(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "))
            + "\n";
  }

  private static String need(long count, String option) {
    return Phrases.plural(count, "check") + (count == 1 ? " needs " : " need ") + option;
  }

  private String fixed() {
    return report.fixed().isEmpty()
        ? ""
        : theme.good("fixed: ")
            + report.fixed().stream().map(SafeText::inline).collect(Collectors.joining(", "))
            + "; you can remove them from the baseline\n";
  }
}
