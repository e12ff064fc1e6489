package com.otpiq.cli.help;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.Event;
import com.otpiq.render.guide.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Print the script with which your shell completes otpiq.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class CompletionCommand implements Callable<Integer> {
  private final Host host;
  private final CommandTree commands;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh, fish or powershell.")
  Shell shell = Shell.BASH;

  @Mixin OutputOptions output = new OutputOptions();

  CompletionCommand(Host host, CommandTree commands) {
    this.host = host;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    String script = shell.script(CommandModel.whole(commands));
    output.reporter(host).report(new Event.Source(shell.file(), script));
    return ExitCode.OK.code;
  }
}
