package com.otpiq.cli;

import com.otpiq.render.Console;
import com.otpiq.report.Reporter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command shows what programs often read. */
final class DataOptions {
  @Option(names = "--json", description = "The same as -o json.")
  boolean json;

  @Mixin OutputOptions output = new OutputOptions();

  /** Whoever shows the command's events. */
  Reporter reporter(Host host) {
    if (json) {
      output.style = Console.Style.JSON;
    }
    return output.reporter(host);
  }
}
