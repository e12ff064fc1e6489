package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Reporter;
import com.otpiq.render.console.OutputFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The output format of a command whose output is often read by programs. */
public final class DataOutputOptions {
  @Option(names = "--json", description = "Same as -o json.")
  boolean json;

  @Mixin OutputOptions output = new OutputOptions();

  /** The reporter that prints the events of the command. */
  public Reporter reporter(Host host) {
    if (json) {
      output.format = OutputFormat.JSON;
    }
    return output.reporter(host);
  }
}
