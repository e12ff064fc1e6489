package com.otpiq.cli.help;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.NotConfigurable;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.CatalogEvent;
import com.otpiq.sample.Resource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Print the completion script for your shell.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class CompletionCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh, fish or powershell.")
  CompletionShell shell = CompletionShell.BASH;

  /** It reads no settings, because each new shell may run it in any directory. */
  @NotConfigurable @Mixin OutputOptions output = new OutputOptions();

  CompletionCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    String script = Resource.completion(shell.file());
    output.reporter(host).report(new CatalogEvent.FilePrinted(shell.file(), script));
    return ExitCode.OK.code;
  }
}
