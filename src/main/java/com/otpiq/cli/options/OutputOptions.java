package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Reporter;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.Output;
import com.otpiq.render.console.Console;
import com.otpiq.render.console.OutputFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command shows what happens. */
public final class OutputOptions {
  @Configurable(shared = true)
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "pretty, compact or json; a pipe changes nothing. Default: pretty.")
  OutputFormat format = OutputFormat.PRETTY;

  @Configurable(shared = true, byProject = false)
  @Option(names = "--show-pii", description = "Show telephone numbers whole.")
  boolean showPersonal;

  public @Mixin MessageOutputOptions messages = new MessageOutputOptions();

  /** What is shown of telephone numbers. */
  public PersonalDataMask personal() {
    return new PersonalDataMask(showPersonal);
  }

  /** Whoever shows the command's events. */
  public Reporter reporter(Host host) {
    var output = new Output(host.out(), host.err());
    return Console.of(output, format, messages.display(host, personal()));
  }
}
