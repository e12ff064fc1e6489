package com.otpiq.render.console;

import com.otpiq.render.EventFormat;
import com.otpiq.render.json.EventRecords;
import com.otpiq.render.text.CompactFormat;
import com.otpiq.render.text.DisplayOptions;
import com.otpiq.render.text.PrettyFormat;
import java.util.Locale;

/**
 * The values of {@code --output}: how events are printed on standard output. A new format is a
 * constant here and an {@link EventFormat}; the formats of {@code otpiq check} alone are in {@code
 * render.report.ReportFormat}.
 */
public enum OutputFormat {
  PRETTY,
  COMPACT,
  JSON;

  EventFormat create(DisplayOptions display) {
    return switch (this) {
      case PRETTY -> new PrettyFormat(display.outTheme(), display.clock(), display.verbose());
      case COMPACT -> new CompactFormat(display.outTheme(), display.clock());
      case JSON -> new EventRecords();
    };
  }

  /** Whether phone numbers are masked; JSON is for programs and contains them whole. */
  boolean isMasked() {
    return this != JSON;
  }

  /** The value of the option. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
