package com.otpiq.cli;

import com.otpiq.message.PersonalData;
import com.otpiq.render.Colour;
import com.otpiq.render.Console;
import com.otpiq.render.Theme;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Option;

/** How much a command says, and in which colours. */
final class TalkOptions {
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "auto, always or never. Default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and CLICOLOR.")
  Colour colour = Colour.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing on standard error but problems.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show more of what goes over the wire; secrets stay hidden.")
  boolean verbose;

  @Option(names = "--stacktrace", description = "Show where in the program a problem arose.")
  boolean stacktrace;

  /** The look of data in this style and of talk. */
  Console.Look look(Host host, Console.Style style, PersonalData personal) {
    return new Console.Look(
        style,
        theme(host, host.outIsTerminal()),
        theme(host, host.errIsTerminal()),
        () -> !"dumb".equals(host.env().get("TERM")) && host.errIsTerminal().getAsBoolean(),
        quiet,
        verbose,
        personal);
  }

  private Theme theme(Host host, BooleanSupplier terminal) {
    return new Theme(colour.on(host.env(), colour == Colour.AUTO && terminal.getAsBoolean()));
  }
}
