package com.otpiq.cli;

import com.otpiq.message.PersonalData;
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

  @Option(names = "--show-pii", description = "Show telephone numbers whole.")
  boolean showPersonal;

  @Mixin TalkOptions talk = new TalkOptions();

  /** What is shown of telephone numbers. */
  PersonalData personal() {
    return new PersonalData(showPersonal);
  }

  /** Whoever shows the command's events. */
  Reporter reporter(Host host) {
    var output = new Output(host.out(), host.err());
    return Console.of(output, talk.look(host, style, personal()), new Clock(host.zone()));
  }
}
