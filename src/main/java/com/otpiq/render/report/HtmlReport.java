package com.otpiq.render.report;

import com.otpiq.render.text.Phrases;
import com.otpiq.time.Durations;
import com.otpiq.verdict.CheckFinding;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.Outage;
import com.otpiq.verdict.ResultLevel;
import java.util.List;

/** A report as one HTML file without scripts, other files or network requests. */
final class HtmlReport {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8884; --error: #c62828; --warning: #a15c00; --good: #2e7d32; }
      @media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffb74d; --good: #81c784; } }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
      .target, .meta { color: GrayText; overflow-wrap: anywhere; } code, pre { font: 0.9em ui-monospace, monospace; }
      .sum { display: flex; gap: 0.75rem; flex-wrap: wrap; padding: 0; list-style: none; }
      .sum li { border: 1px solid var(--line); border-radius: 8px; padding: 0.4rem 0.9rem; }
      .sum b { font-size: 1.4rem; display: block; } .error { color: var(--error); }
      .warning, .suspicion, .incomplete { color: var(--warning); } .passed { color: var(--good); } .skipped, .known { color: GrayText; }
      article { border: 1px solid var(--line); border-left: 6px solid currentColor; border-radius: 8px; padding: 0.25rem 1rem 1rem; margin: 1rem 0; }
      article dl, article details, article code { color: CanvasText; } article h3 { margin: 0.6rem 0; font-size: 1.05rem; }
      dl { display: grid; grid-template-columns: 6rem 1fr; gap: 0.35rem 1rem; margin: 0; } dt { color: GrayText; } dd { margin: 0; overflow-wrap: anywhere; }
      dd.fix { font-weight: 600; } table { border-collapse: collapse; width: 100%; }
      th, td { text-align: start; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
      th { font-weight: 600; padding-top: 1.2rem; } td.ms { text-align: end; color: GrayText; } .all td:not(:nth-child(3)) { white-space: nowrap; }
      [dir] { text-align: start; } pre code { display: block; }
      """;

  /** What tells a report from other pages. */
  static final String GENERATOR = "<meta name=\"generator\" content=\"otpiq\">";

  private final CheckReport report;
  private final ReportFormat.Tool tool;
  private final XmlWriter html = new XmlWriter();

  HtmlReport(CheckReport report, ReportFormat.Tool tool) {
    this.report = report;
    this.tool = tool;
  }

  String text() {
    html.open("html", "lang", "en").line();
    writeHead();
    html.open("body").line();
    writeTitle();
    writeOutages();
    writeProblems();
    writeMissing();
    writeTable();
    html.element("p", "otpiq " + tool.version() + ", " + report.at(), "class", "meta");
    return "<!DOCTYPE html>\n" + html.line().close().line().close().toXml() + "\n";
  }

  private void writeHead() {
    html.open("head").line();
    html.open("meta", "charset", "utf-8").close().line();
    html.open("meta", "name", "generator", "content", "otpiq").close().line();
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .close()
        .line();
    html.element("title", report.headline() + ": " + report.target()).line();
    html.element("style", STYLE).line().close().line();
  }

  private void writeTitle() {
    html.element("h1", report.headline()).line();
    html.element("p", report.target(), "class", "target", "dir", "ltr").line();
    html.open("ul", "class", "sum");
    for (ResultLevel level : ResultLevel.values()) {
      html.open("li", "class", level.word());
      html.element("b", Long.toString(report.count(level))).text(level.word()).close();
    }
    html.open("li").element("b", Durations.show(report.took())).text("in total").close();
    html.close().line();
  }

  private void writeOutages() {
    for (Outage outage : report.outages()) {
      html.element("h2", "The application ended").line();
      html.element("p", outage.text(), "class", "error", "dir", direction(outage.text())).line();
      if (!outage.output().isEmpty()) {
        html.open("pre");
        outage.output().forEach(line -> writeText("code", line));
        html.close().line();
      }
    }
  }

  private void writeProblems() {
    if (!report.problems().isEmpty()) {
      html.element("h2", "Problems").line();
    }
    report.findings().forEach(this::writeFinding);
  }

  private void writeMissing() {
    if (report.complete()) {
      return;
    }
    html.element("h2", "Not finished").line().open("ul");
    report.gaps().forEach(reason -> writeText("li", reason));
    for (CheckResult result : report.unfinished()) {
      html.open("li").element("code", result.check().id());
      html.text(": ");
      writeText("span", result.verdict().text());
      html.close();
    }
    html.close().line();
  }

  private void writeFinding(CheckFinding finding) {
    CheckResult result = finding.main();
    html.open("article", "class", result.level().word());
    html.open("h3").element("code", result.check().id()).text("  " + levelAndBasis(result)).close();
    html.open("dl");
    writeEntry("sent", result.check().sends(), "");
    writeEntry("expected", result.check().expects(), "");
    writeEntry("found", result.verdict().text(), "");
    result.receiverMessage().ifPresent(text -> writeEntry("response", text, ""));
    writeEntry("why", result.check().why() + ".", "");
    writeEntry("fix", finding.fix(), "fix");
    finding.more().ifPresent(more -> writeEntry("also", more, ""));
    html.close();
    writeExchanges(result.evidence());
    html.close().line();
  }

  /** The level and the basis of the check. */
  private static String levelAndBasis(CheckResult result) {
    return (result.known() ? "known " : "")
        + result.level().word()
        + ", "
        + Phrases.basis(result.check().basis());
  }

  private void writeEntry(String name, String text, String style) {
    html.element("dt", name).element("dd", text, "class", style, "dir", direction(text));
  }

  private void writeExchanges(List<Evidence> all) {
    html.open("details").element("summary", "exchanges").open("table");
    for (Evidence each : all) {
      html.open("tr").element("td", each.request()).open("td").text(each.response() + "  ");
      writeText("span", each.message());
      html.close().element("td", Durations.show(each.took())).close();
    }
    html.close().close();
  }

  private void writeText(String element, String text) {
    html.element(element, text, "dir", direction(text));
  }

  /** JSON is left-to-right in every language. The first letter decides about other text. */
  private static String direction(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[") ? "ltr" : "auto";
  }

  private void writeTable() {
    html.element("h2", "All checks").line().open("table", "class", "all").line();
    for (CheckGroup group : CheckGroup.values()) {
      List<CheckResult> results =
          report.results().stream().filter(result -> result.check().group() == group).toList();
      if (!results.isEmpty()) {
        html.open("tr").element("th", group.title(), "colspan", "4").close().line();
        results.forEach(this::writeRow);
      }
    }
    html.close().line();
  }

  private void writeRow(CheckResult result) {
    String word = result.known() ? "known" : result.level().word();
    html.open("tr").element("td", word, "class", word).open("td");
    html.element("code", result.check().id()).close();
    String text = result.verdict().text();
    writeText("td", text.isEmpty() ? result.check().expects() : text);
    String took = result.evidence().isEmpty() ? "" : Durations.show(result.took());
    html.element("td", took, "class", "ms").close().line();
  }
}
