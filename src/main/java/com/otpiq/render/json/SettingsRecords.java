package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.SettingsEvent;
import com.otpiq.webhook.JsonObjectBuilder;

/** The records of {@code otpiq config} and {@code otpiq doctor}. */
final class SettingsRecords {
  private SettingsRecords() {}

  static JsonObjectBuilder of(SettingsEvent event) {
    return switch (event) {
      case SettingsEvent.SettingShown setting -> setting(setting);
      case SettingsEvent.SettingsFileShown file ->
          typed("settings-file")
              .put("origin", file.origin().id())
              .put("path", file.path())
              .put("exists", file.exists());
    };
  }

  private static JsonObjectBuilder setting(SettingsEvent.SettingShown setting) {
    JsonObjectBuilder record =
        typed("setting")
            .put("key", setting.key())
            .put("value", setting.value())
            .put("origin", setting.origin().id());
    return setting.source().isEmpty() ? record : record.put("source", setting.source());
  }

  static JsonObjectBuilder of(DiagnosticEvent event) {
    return switch (event) {
      case DiagnosticEvent.DiagnosticResult result ->
          typed("diagnostic-result")
              .put("what", result.name())
              .put("level", result.level().id())
              .put("text", result.text())
              .put("fix", result.fix());
      case DiagnosticEvent.DiagnosticSummary summary ->
          typed("diagnostic-summary")
              .put("problems", summary.problems())
              .put("notes", summary.notes());
    };
  }
}
