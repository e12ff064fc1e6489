package com.otpiq.cli.journal;

import com.otpiq.cli.host.Version;
import com.otpiq.event.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "journal",
    description = "List, show, export or clear the webhooks that `otpiq listen` received.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      JournalListCommand.class,
      JournalShowCommand.class,
      JournalExportCommand.class,
      JournalClearCommand.class
    })
public final class JournalCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw Problem.of(
        Problem.Kind.USAGE, "choose list, show, export or clear", "otpiq journal list");
  }
}
