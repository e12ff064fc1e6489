package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Reporter;
import com.otpiq.render.console.OutputFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command shows what programs often read. */
public final class DataOutputOptions {
  @Option(names = "--json", description = "The same as -o json.")
  boolean json;

  @Mixin OutputOptions output = new OutputOptions();

  /** Whoever shows the command's events. */
  public Reporter reporter(Host host) {
    if (json) {
      output.format = OutputFormat.JSON;
    }
    return output.reporter(host);
  }
}
