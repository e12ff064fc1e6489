package com.otpiq.cli;

import com.otpiq.render.Clock;
import com.otpiq.render.Console;
import com.otpiq.render.Output;
import com.otpiq.report.Reporter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command shows what happens. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "pretty, compact or json; a pipe changes nothing. Default: pretty.")
  Console.Style style = Console.Style.PRETTY;

  @Mixin TalkOptions talk = new TalkOptions();

  /** Whoever shows the command's events. */
  Reporter reporter(Host host) {
    var output = new Output(host.out(), host.err());
    return Console.of(output, talk.look(host, style), new Clock(host.zone()));
  }
}
