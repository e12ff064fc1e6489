package com.otpiq.render.text;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.SafeText;
import com.otpiq.time.Durations;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** A line for each result, and a report at the end, which also lists the skipped checks. */
  String pretty(CheckEvent event) {
    return switch (event) {
      case CheckEvent.CheckListed listed -> listed(listed.check());
      case CheckEvent.CheckFinished finished ->
          finished.result().level() == ResultLevel.SKIPPED
              ? ""
              : line(finished.result(), "") + trace(finished.result());
      case CheckEvent.CheckSummary summary -> report(summary.report());
    };
  }

  String compact(CheckEvent event) {
    return switch (event) {
      case CheckEvent.CheckListed listed -> listed.check().id() + "\n";
      case CheckEvent.CheckFinished finished -> compact(finished.result());
      case CheckEvent.CheckSummary _ -> "";
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

  private String line(CheckResult result, String end) {
    return TextLayout.pad(level(result), 10)
        + TextLayout.pad(result.check().id(), 24)
        + SafeText.inline(
            result.verdict().text().isEmpty() ? result.check().expects() : result.verdict().text())
        + theme.dim("  " + Durations.show(result.took()))
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
    for (CheckResult result :
        report.problems().stream().filter(result -> !result.known()).toList()) {
      lines.add("").add(head(result)).indent(paragraphs(report, result));
    }
    Map<String, String> skipped = skipped(report);
    if (!skipped.isEmpty()) {
      lines.add("").add(theme.strong("Not checked"));
      skipped.forEach((why, ids) ->
          lines.indent(TextLayout.lines(SafeText.inline(why) + ": " + ids, WIDTH - LABEL)));
    }
    String text = lines.block();
    return text.isEmpty() ? "" : text + "\n";
  }

  private String head(CheckResult result) {
    return level(result)
        + "  "
        + theme.strong(result.check().id())
        + theme.dim("  (" + Phrases.basis(result.check().basis()) + ")");
  }

  private List<String> paragraphs(CheckReport report, CheckResult result) {
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
    addLabelled(lines, "fix", check.fix());
    addLabelled(
        lines,
        "repeat",
        "otpiq check " + SafeText.shorten(report.target()) + " … --only " + check.id());
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

  /** The reasons for skipping, each with the names of the checks. */
  static Map<String, String> skipped(CheckReport report) {
    return report.results().stream()
        .filter(result -> result.level() == ResultLevel.SKIPPED)
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

  /** {@code 46 checks: 2 errors, 1 warning, 8 not checked}. */
  public String summary(CheckReport report) {
    String bad =
        Stream.of(ResultLevel.ERROR, ResultLevel.WARNING, ResultLevel.SUSPICION)
            .filter(level -> report.newCount(level) > 0)
            .map(level -> Phrases.plural(report.newCount(level), level.word()))
            .collect(Collectors.joining(", "));
    long run = report.results().size() - report.count(ResultLevel.SKIPPED);
    String good = run == 0 ? theme.error("nothing was checked") : theme.good("nothing wrong");
    String verdict =
        bad.isEmpty() ? good : report.isFailure() ? theme.error(bad) : theme.warning(bad);
    return Phrases.plural(run, "check")
        + " of "
        + SafeText.inline(report.target())
        + ": "
        + verdict
        + counted(report.knownCount(), " known from the baseline")
        + counted(report.count(ResultLevel.SKIPPED), " not checked")
        + (report.complete() ? "" : theme.error(", so the verdict is not complete"))
        + theme.dim("  (" + Durations.show(report.took()) + ")")
        + "\n"
        + fixed(report);
  }

  private static String counted(long count, String suffix) {
    return count == 0 ? "" : ", " + count + suffix;
  }

  private String fixed(CheckReport report) {
    return report.fixed().isEmpty()
        ? ""
        : theme.good("fixed: ")
            + report.fixed().stream().map(SafeText::inline).collect(Collectors.joining(", "))
            + "; you can remove them from the baseline\n";
  }

  private String level(CheckResult result) {
    String word = result.known() ? "known" : result.level().word();
    return switch (result.level()) {
      case PASSED -> theme.good("ok");
      case SKIPPED -> theme.dim("skipped");
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
