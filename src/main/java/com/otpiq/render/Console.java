package com.otpiq.render;

import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import java.util.Locale;

/** Shows events to the user: data in the format that was asked for, talk beside it. */
public final class Console implements Reporter {
  private final Output output;
  private final Format format;
  private final Talk talk;
  private final boolean quiet;

  private Console(Output output, Format format, Talk talk, boolean quiet) {
    this.output = output;
    this.format = format;
    this.talk = talk;
    this.quiet = quiet;
  }

  /** The formats of data. */
  public enum Style {
    PRETTY,
    COMPACT,
    JSON;

    /** The word of the option. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How to show.
   *
   * @param data the theme of standard output
   * @param talk the theme of standard error
   * @param quiet leaves out everything but data and problems
   * @param verbose shows headers too
   */
  public record Look(Style style, Theme data, Theme talk, boolean quiet, boolean verbose) {}

  public static Console of(Output output, Look look, Clock clock) {
    Format format =
        switch (look.style()) {
          case PRETTY -> new Pretty(look.data(), clock, look.verbose());
          case COMPACT -> new Compact(look.data(), clock);
          case JSON -> new Records();
        };
    return new Console(output, format, new Talk(look.talk()), look.quiet());
  }

  @Override
  public void report(Event event) {
    String said = quiet ? "" : talk.of(event);
    if (!said.isEmpty()) {
      output.talk(said);
    }
    String data = format.data(event);
    if (!data.isEmpty()) {
      output.data(data);
    }
  }
}
