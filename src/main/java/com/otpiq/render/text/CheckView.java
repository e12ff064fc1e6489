package com.otpiq.render.text;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.SafeText;
import com.otpiq.time.Durations;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckFinding;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.Outage;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Results of checks: a line for each, then what is wrong, why it matters and how to fix it. */
public final class CheckView {
  private static final int WIDTH = 100;
  private static final int LABEL = 9;

  /** More names than this, all for the same reason, are counted and not listed. */
  private static final int NAMES = 12;

  private final Theme theme;
  private final boolean verbose;

  public CheckView(Theme theme, boolean verbose) {
    this.theme = theme;
    this.verbose = verbose;
  }

  /**
   * A line for each result, and a report at the end, which also lists the checks that were skipped
   * or not finished.
   */
  String pretty(CheckEvent event) {
    return switch (event) {
      case CheckEvent.CheckListed listed -> listed(listed.check());
      case CheckEvent.CheckFinished finished ->
          isListedAtTheEnd(finished.result())
              ? ""
              : line(finished.result(), "") + trace(finished.result());
      case CheckEvent.CheckSummary summary -> report(summary.report());
      case CheckEvent.FilesChanged _, CheckEvent.RunsCompared _ -> "";
    };
  }

  private static boolean isListedAtTheEnd(CheckResult result) {
    return result.level() == ResultLevel.SKIPPED || result.level() == ResultLevel.INCOMPLETE;
  }

  String compact(CheckEvent event) {
    return switch (event) {
      case CheckEvent.CheckListed listed -> listed.check().id() + "\n";
      case CheckEvent.CheckFinished finished -> compact(finished.result());
      case CheckEvent.CheckSummary summary -> compact(summary.report());
      case CheckEvent.FilesChanged _, CheckEvent.RunsCompared _ -> "";
    };
  }

  private String compact(CheckResult result) {
    return line(
        result,
        result
            .applicationError()
            .filter(_ -> result.verdict().isProblem())
            .map(error -> "  " + Phrases.error(error))
            .orElse(""));
  }

  private String compact(CheckReport report) {
    return report.outages().stream()
        .map(outage ->
            TextLayout.pad(theme.error("error"), 10) + SafeText.shorten(outage.text()) + "\n")
        .collect(Collectors.joining());
  }

  private String line(CheckResult result, String end) {
    return TextLayout.pad(level(result), 10)
        + TextLayout.pad(result.check().id(), 24)
        + SafeText.inline(
            result.verdict().text().isEmpty() ? result.check().expects() : result.verdict().text())
        + (result.evidence().isEmpty() ? "" : theme.dim("  " + Durations.show(result.took())))
        + end
        + "\n";
  }

  private String trace(CheckResult result) {
    return verbose
        ? new TextBlock().indent(result.evidence().stream().map(this::exchange).toList()).block()
        : "";
  }

  private String exchange(Evidence evidence) {
    return theme.dim(
        SafeText.inline(evidence.request())
            + "  → "
            + SafeText.inline(evidence.response())
            + "  "
            + Durations.show(evidence.took())
            + (evidence.excerpt().isEmpty() ? "" : "  " + SafeText.shorten(evidence.excerpt())));
  }

  /** What is wrong, why it matters, and what to do. */
  private String report(CheckReport report) {
    TextBlock lines = new TextBlock();
    report.outages().forEach(outage -> addOutage(lines, outage));
    for (CheckFinding finding :
        report.findings().stream().filter(each -> !each.main().known()).toList()) {
      lines.add("").add(head(finding.main())).indent(paragraphs(report, finding));
    }
    addReasons(lines, theme.error("Not finished"), reasons(report, ResultLevel.INCOMPLETE));
    addReasons(lines, theme.strong("Not checked"), reasons(report, ResultLevel.SKIPPED));
    String text = lines.block();
    return text.isEmpty() ? "" : text + "\n";
  }

  private void addOutage(TextBlock lines, Outage outage) {
    List<String> text = TextLayout.lines(SafeText.shorten(outage.text()), WIDTH - LABEL);
    lines.add("").add(theme.error("error") + "  " + text.getFirst());
    lines.indent(text.subList(1, text.size()));
    lines.indent(ReceivedText.marked(outage.output().stream().map(SafeText::shorten).toList()));
  }

  private static void addReasons(TextBlock lines, String title, Map<String, String> reasons) {
    if (!reasons.isEmpty()) {
      lines.add("").add(title);
      reasons.forEach((why, ids) ->
          lines.indent(TextLayout.lines(SafeText.inline(why) + ": " + ids, WIDTH - LABEL)));
    }
  }

  private String head(CheckResult result) {
    return level(result)
        + "  "
        + theme.strong(result.check().id())
        + theme.dim("  (" + Phrases.basis(result.check().basis()) + ")");
  }

  private List<String> paragraphs(CheckReport report, CheckFinding finding) {
    CheckResult result = finding.main();
    Check check = result.check();
    List<String> lines = new ArrayList<>();
    addLabelled(lines, "sent", check.sends());
    addLabelled(lines, "expected", check.expects());
    addLabelled(
        lines, result.verdict() instanceof Verdict.Suspected ? "suspect" : "found", found(result));
    result
        .receiverMessage()
        .map(text -> TextLayout.lines(SafeText.shorten(firstLine(text)), WIDTH - LABEL - 2))
        .ifPresent(text -> addLabelled(lines, "response", ReceivedText.marked(text)));
    addLabelled(lines, "why", check.why() + ".");
    addLabelled(lines, "fix", finding.fix());
    finding.more().ifPresent(more -> addLabelled(lines, "", more));
    addLabelled(
        lines,
        "repeat",
        "otpiq check "
            + SafeText.shorten(report.target())
            + " …"
            + (finding.cause().filter(Cause::concurrent).isPresent()
                ? ""
                : " --only " + check.id()));
    return lines;
  }

  private static String found(CheckResult result) {
    return SafeText.shorten(result.verdict().text());
  }

  private static String firstLine(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    return first.length() < text.length() ? first + " …" : first;
  }

  private void addLabelled(List<String> lines, String name, String text) {
    addLabelled(lines, name, TextLayout.lines(text, WIDTH - LABEL));
  }

  private void addLabelled(List<String> lines, String name, List<String> wrapped) {
    for (int i = 0; i < wrapped.size(); i++) {
      lines.add(theme.dim(TextLayout.pad(i == 0 ? name : "", LABEL)) + wrapped.get(i));
    }
  }

  /** The reasons of the results of this level, each with the names of the checks. */
  private static Map<String, String> reasons(CheckReport report, ResultLevel level) {
    return report.results().stream()
        .filter(result -> result.level() == level)
        .collect(
            Collectors.groupingBy(
                result -> result.verdict().text(),
                LinkedHashMap::new,
                Collectors.mapping(
                    result -> result.check().id(),
                    Collectors.collectingAndThen(Collectors.toList(), CheckView::names))));
  }

  private static String names(List<String> ids) {
    return ids.size() > NAMES ? ids.size() + " checks" : String.join(", ", ids);
  }

  private String level(CheckResult result) {
    String word = result.known() ? "known" : result.level().word();
    return switch (result.level()) {
      case PASSED -> theme.good("ok");
      case SKIPPED -> theme.dim("skipped");
      case INCOMPLETE -> theme.error(word);
      case ERROR -> result.known() ? theme.dim(word) : theme.error(word);
      case WARNING, SUSPICION -> result.known() ? theme.dim(word) : theme.warning(word);
    };
  }

  private String listed(Check check) {
    List<String> lines =
        new ArrayList<>(TextLayout.lines(check.sends() + ": " + check.expects(), WIDTH - LABEL));
    if (verbose) {
      addLabelled(lines, "why", check.why() + ".");
      addLabelled(lines, "fix", check.fix());
    }
    return new TextBlock()
        .add(
            theme.strong(TextLayout.pad(check.id(), 25))
                + TextLayout.pad(check.severity().word(), 9)
                + Phrases.basis(check.basis()))
        .indent(lines)
        .block();
  }
}
