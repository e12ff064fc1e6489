package com.otpiq.cli;

import com.otpiq.render.Clock;
import com.otpiq.render.Colour;
import com.otpiq.render.Console;
import com.otpiq.render.Output;
import com.otpiq.render.Theme;
import com.otpiq.report.Reporter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Option;

/** How a command shows what happens. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "pretty, compact or json; a pipe changes nothing. Default: pretty.")
  Console.Style style = Console.Style.PRETTY;

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
      description = "Show the headers of webhooks that come and of answers; secrets stay hidden.")
  boolean verbose;

  @Option(names = "--stacktrace", description = "Show where in the program a problem arose.")
  boolean stacktrace;

  /** Whoever shows the command's events. */
  Reporter reporter(Host host) {
    var look =
        new Console.Look(
            style,
            theme(host, host.outIsTerminal()),
            theme(host, host.errIsTerminal()),
            () -> !"dumb".equals(host.env().get("TERM")) && host.errIsTerminal().getAsBoolean(),
            quiet,
            verbose);
    return Console.of(new Output(host.out(), host.err()), look, new Clock(host.zone()));
  }

  private Theme theme(Host host, BooleanSupplier terminal) {
    return new Theme(colour.on(host.env(), colour == Colour.AUTO && terminal.getAsBoolean()));
  }
}
