package com.otpiq.render.text;

import com.otpiq.event.SafeText;
import com.otpiq.event.ValidationEvent;
import com.otpiq.rule.Annotation;
import com.otpiq.rule.Finding;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Rule;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings and annotations of an inspection, and what {@code otpiq validate} shows. */
final class InspectionView {
  private final Theme theme;

  InspectionView(Theme theme) {
    this.theme = theme;
  }

  String pretty(ValidationEvent event) {
    return switch (event) {
      case ValidationEvent.WebhookValidated validated ->
          new TextBlock()
              .add(
                  theme.dim(place(validated))
                      + "  "
                      + theme.strong(Phrases.event(validated.delivery())))
              .indent(
                  lines(
                      validated.delivery().body(), validated.inspection(), validated.bodyOrigin()))
              .block();
      case ValidationEvent.ValidationSummary _ -> "";
    };
  }

  String compact(ValidationEvent event) {
    return switch (event) {
      case ValidationEvent.WebhookValidated validated ->
          TextLayout.columns(
              List.of(
                  place(validated),
                  Phrases.event(validated.delivery()),
                  ids(validated.inspection()),
                  Phrases.ending(
                      Phrases.idAndReason(validated.delivery().body()), Stream.empty())));
      case ValidationEvent.ValidationSummary _ -> "";
    };
  }

  private static String place(ValidationEvent.WebhookValidated validated) {
    return SafeText.inline(validated.source()) + ":" + validated.line();
  }

  /**
   * Findings, each with its place in the body, then annotations.
   *
   * @param origin the position of the body in its file
   */
  List<String> lines(Body body, Inspection inspection, Position origin) {
    List<String> lines = new ArrayList<>();
    inspection.findings().forEach(finding -> lines.addAll(finding(finding, body, origin)));
    inspection.moreFindings().forEach(more -> lines.add(more(more)));
    inspection.annotations().forEach(annotation -> lines.add(annotation(annotation)));
    if (inspection.findings().isEmpty()) {
      lines.add(theme.good("no findings"));
    }
    return lines;
  }

  /** The identifiers of findings and annotations, in one line. */
  String ids(Inspection inspection) {
    return Stream.of(
            theme.error(ids(inspection, "error:", Rule::isError)),
            theme.warning(ids(inspection, "warning:", rule -> !rule.isError())),
            theme.note(joined("note:", inspection.annotations().stream().map(Annotation::id))))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String annotation(Annotation annotation) {
    return theme.note("note  " + annotation.id()) + "  " + annotation.text();
  }

  private String more(Inspection.MoreFindings more) {
    return name(more.rule()) + "  and " + count(more) + " more";
  }

  private static String count(Inspection.MoreFindings more) {
    return String.format(Locale.ROOT, "%,d", more.count());
  }

  private String name(Rule rule) {
    String name = Phrases.severity(rule) + "  " + rule.id();
    return rule.isError() ? theme.error(name) : theme.warning(name);
  }

  private List<String> finding(Finding finding, Body body, Position origin) {
    List<String> lines = new ArrayList<>();
    lines.add(
        name(finding.rule())
            + "  "
            + Phrases.findingText(finding)
            + theme.dim("  (" + Phrases.basis(finding) + ")"));
    finding.violation().at().ifPresent(at -> lines.addAll(excerpt(body, at, origin)));
    return lines;
  }

  private List<String> excerpt(Body body, Position at, Position origin) {
    Position shown = at.within(origin);
    BodyExcerpt.Lines excerpt = BodyExcerpt.of(body.text(), at);
    return List.of(
        theme.dim("  line " + shown.line() + ", column " + shown.column()),
        "  " + ReceivedText.marked(excerpt.text()),
        "  " + ReceivedText.marked(theme.strong(excerpt.carets())));
  }

  private static String ids(Inspection inspection, String label, Predicate<Rule> filter) {
    return joined(
        label,
        Stream.concat(
            inspection.findings().stream().map(Finding::rule).filter(filter).map(Rule::id),
            inspection.moreFindings().stream()
                .filter(more -> filter.test(more.rule()))
                .map(more -> more.rule().id() + "(+" + count(more) + ")")));
  }

  private static String joined(String label, Stream<String> ids) {
    String all = ids.collect(Collectors.joining(","));
    return all.isEmpty() ? "" : label + all;
  }
}
