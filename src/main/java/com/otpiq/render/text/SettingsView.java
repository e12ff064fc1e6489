package com.otpiq.render.text;

import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.DiagnosticLevel;
import com.otpiq.event.SafeText;
import com.otpiq.event.SettingOrigin;
import com.otpiq.event.SettingsEvent;

/**
 * Settings with their origins ({@code config}), and the results of diagnostics ({@code doctor}).
 */
public final class SettingsView {
  private static final int KEY = 24;
  private static final int VALUE = 28;
  private static final int LEVEL = 9;
  private static final int WHAT = 13;

  private final Theme theme;

  SettingsView(Theme theme) {
    this.theme = theme;
  }

  String line(SettingsEvent event) {
    return switch (event) {
      case SettingsEvent.SettingShown setting -> setting(setting);
      case SettingsEvent.SettingsFileShown file -> file(file);
    };
  }

  String pretty(DiagnosticEvent event) {
    return switch (event) {
      case DiagnosticEvent.DiagnosticResult result -> line(result) + fix(result);
      case DiagnosticEvent.DiagnosticSummary _ -> "";
    };
  }

  String compact(DiagnosticEvent event) {
    return switch (event) {
      case DiagnosticEvent.DiagnosticResult result -> line(result);
      case DiagnosticEvent.DiagnosticSummary _ -> "";
    };
  }

  private String setting(SettingsEvent.SettingShown setting) {
    boolean isSet = setting.origin() != SettingOrigin.DEFAULT;
    String value = column(setting.value().map(SafeText::inline).orElse("none"), VALUE);
    String source = isSet ? SafeText.shorten(setting.source()) : setting.origin().id();
    return column(SafeText.inline(setting.key()), KEY)
        + (isSet ? theme.strong(value) : theme.dim(value))
        + theme.dim(source)
        + "\n";
  }

  private String file(SettingsEvent.SettingsFileShown file) {
    String path = file.path().map(SafeText::inline).orElse("none: there is no home directory");
    return column(file.origin().id(), LEVEL)
        + path
        + (file.exists() ? "" : theme.dim("  (does not exist)"))
        + "\n";
  }

  private String line(DiagnosticEvent.DiagnosticResult result) {
    return level(result.level())
        + column(SafeText.inline(result.name()), WHAT)
        + SafeText.shorten(result.text())
        + "\n";
  }

  private static String fix(DiagnosticEvent.DiagnosticResult result) {
    return result
        .fix()
        .map(fix -> " ".repeat(LEVEL + WHAT) + "Try: " + SafeText.shorten(fix) + "\n")
        .orElse("");
  }

  /** The message after all diagnostics. */
  public static String summary(DiagnosticEvent.DiagnosticSummary summary) {
    return summary.problems() == 0 && summary.notes() == 0
        ? "no problems\n"
        : Phrases.plural(summary.problems(), "problem")
            + ", "
            + Phrases.plural(summary.notes(), "note")
            + "\n";
  }

  private String level(DiagnosticLevel level) {
    String word = column(level.id(), LEVEL);
    return switch (level) {
      case OK -> theme.good(word);
      case NOTE -> theme.warning(word);
      case PROBLEM -> theme.error(word);
    };
  }

  private static String column(String text, int width) {
    return TextLayout.pad(text, width, 2);
  }
}
