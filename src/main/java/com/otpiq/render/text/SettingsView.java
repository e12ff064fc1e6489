package com.otpiq.render.text;

import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.DiagnosticLevel;
import com.otpiq.event.SafeText;
import com.otpiq.event.SettingOrigin;
import com.otpiq.event.SettingsEvent;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;

/** What is set and by whom, and how the machine is. */
public final class SettingsView {
  private static final int KEY = 24;
  private static final int VALUE = 28;
  private static final int LEVEL = 9;
  private static final int WHAT = 13;

  private final Theme theme;

  SettingsView(Theme theme) {
    this.theme = theme;
  }

  String line(SettingsEvent.SettingShown told) {
    boolean isSet = told.origin() != SettingOrigin.DEFAULT;
    String value = pad(told.value().map(SafeText::shorten).orElse("none"), VALUE);
    String source = isSet ? SafeText.shorten(told.source()) : told.origin().word();
    return pad(SafeText.shorten(told.key()), KEY)
        + (isSet ? theme.strong(value) : theme.dim(value))
        + theme.dim(source)
        + "\n";
  }

  String line(SettingsEvent.SettingsFileShown file) {
    String path = file.path().map(SafeText::shorten).orElse("nowhere: there is no home folder");
    return pad(file.origin().word(), LEVEL)
        + path
        + (file.exists() ? "" : theme.dim("  (not there)"))
        + "\n";
  }

  String line(DiagnosticEvent.DiagnosticResult examined) {
    return level(examined.level())
        + pad(examined.what(), WHAT)
        + SafeText.shorten(examined.text())
        + "\n";
  }

  /** The line, and below it what to do. */
  String block(DiagnosticEvent.DiagnosticResult examined) {
    TextBlock lines = new TextBlock().add(line(examined).stripTrailing());
    examined
        .fix()
        .ifPresent(cure -> lines.add(" ".repeat(LEVEL + WHAT) + "Try: " + SafeText.shorten(cure)));
    return lines.block();
  }

  public static String summary(DiagnosticEvent.DiagnosticSummary done) {
    return done.problems() == 0 && done.notes() == 0
        ? "all is well\n"
        : String.join(
                ", ",
                List.of(
                    Phrases.plural(done.problems(), "problem"),
                    Phrases.plural(done.notes(), "note")))
            + "\n";
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, SettingsEvent.SettingShown told) {
    record.put("key", told.key()).put("value", told.value()).put("origin", told.origin().word());
    return told.source().isEmpty() ? record : record.put("source", told.source());
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, SettingsEvent.SettingsFileShown file) {
    return record
        .put("origin", file.origin().word())
        .put("path", file.path())
        .put("exists", file.exists());
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, DiagnosticEvent.DiagnosticResult examined) {
    return record
        .put("what", examined.what())
        .put("level", examined.level().word())
        .put("text", examined.text())
        .put("fix", examined.fix());
  }

  private String level(DiagnosticLevel level) {
    String word = pad(level.word(), LEVEL);
    return switch (level) {
      case OK -> theme.good(word);
      case NOTE -> theme.warning(word);
      case PROBLEM -> theme.error(word);
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(2, width - text.length()));
  }
}
