package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.render.text.ColourMode;
import com.otpiq.render.text.DisplayOptions;
import com.otpiq.render.text.Theme;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Option;

/** How much a command prints on standard error, and in which colours. */
public final class MessageOutputOptions {
  @Configurable(shared = true, variable = "NO_COLOR")
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "auto, always or never. Default: auto, which respects NO_COLOR, CLICOLOR_FORCE and CLICOLOR.")
  ColourMode colour = ColourMode.AUTO;

  @Configurable(shared = true)
  @Option(
      names = {"-q", "--quiet"},
      description = "Print only warnings and errors on standard error.")
  boolean quiet;

  @Configurable(shared = true)
  @Option(
      names = {"-v", "--verbose"},
      description = "Show more details of requests and responses; secrets stay hidden.")
  public boolean verbose;

  @Option(names = "--stacktrace", description = "Print the stack trace of an error.")
  boolean stacktrace;

  /** How a command with these options displays events. */
  public DisplayOptions display(Host host, PersonalDataMask mask) {
    return new DisplayOptions(
        theme(host, host.outIsTerminal()),
        theme(host, host.errIsTerminal()),
        new LocalTimeFormat(host.zone()),
        () -> !"dumb".equals(host.env().get("TERM")) && host.errIsTerminal().getAsBoolean(),
        quiet,
        verbose,
        mask);
  }

  private Theme theme(Host host, BooleanSupplier terminal) {
    return new Theme(
        colour.isEnabled(host.env(), colour == ColourMode.AUTO && terminal.getAsBoolean()));
  }
}
