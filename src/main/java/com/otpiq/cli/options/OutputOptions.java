package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Reporter;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.Output;
import com.otpiq.render.console.Console;
import com.otpiq.render.console.OutputFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The output format of a command. */
public final class OutputOptions {
  @Configurable(shared = true)
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "pretty, compact or json. Default: pretty, also in a pipe.")
  OutputFormat format = OutputFormat.PRETTY;

  @Configurable(shared = true, byProject = false)
  @Option(names = "--show-pii", description = "Show telephone numbers in full.")
  boolean showPii;

  public @Mixin MessageOutputOptions messages = new MessageOutputOptions();

  /** How telephone numbers are masked. */
  public PersonalDataMask mask() {
    return new PersonalDataMask(showPii);
  }

  /** The reporter that prints the events of the command. */
  public Reporter reporter(Host host) {
    var output = new Output(host.out(), host.err());
    return host.failures().counted(Console.of(output, format, messages.display(host, mask())));
  }
}
