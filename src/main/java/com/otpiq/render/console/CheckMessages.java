package com.otpiq.render.console;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.SafeText;
import com.otpiq.render.report.CheckSummaryText;
import com.otpiq.render.text.Phrases;
import com.otpiq.render.text.Theme;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code otpiq check} says on standard error. */
record CheckMessages(Theme theme) {
  /** More names than this are counted and not listed. */
  private static final int NAMES = 5;

  String of(CheckEvent event) {
    return switch (event) {
      case CheckEvent.CheckSummary summary -> new CheckSummaryText(theme, summary.report()).text();
      case CheckEvent.RunsCompared compared -> compared(compared);
      case CheckEvent.FilesChanged changed ->
          names(changed.files())
              + (changed.during()
                  ? " changed while it was checked; checking once more\n"
                  : " changed\n");
      case CheckEvent.CheckListed _ -> "";
      case CheckEvent.CheckFinished _ -> "";
    };
  }

  private String compared(CheckEvent.RunsCompared runs) {
    String text =
        Stream.of(
                part(theme.error("new: "), runs.appeared()),
                part(theme.good("fixed: "), runs.fixed()),
                part(theme.warning("remaining: "), runs.remaining()))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("  "));
    return text.isEmpty() ? "" : text + "\n";
  }

  private static String part(String label, List<String> ids) {
    return ids.isEmpty() ? "" : label + names(ids);
  }

  private static String names(List<String> names) {
    return names.size() > NAMES
        ? SafeText.inline(names.getFirst()) + " and " + Phrases.plural(names.size() - 1L, "other")
        : names.stream().map(SafeText::inline).collect(Collectors.joining(", "));
  }
}
