package com.otpiq.cli.journal;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.JournalLocation;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.Event;
import com.otpiq.event.JournalEvent;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.journal.Journal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "clear",
    description = "Delete the journal, except for runs that are still being written.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class JournalClearCommand implements Callable<Integer> {
  private final Host host;

  @Option(names = "--yes", description = "Do not ask for confirmation.")
  boolean yes;

  @Mixin OutputOptions output = new OutputOptions();

  JournalClearCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    Journal journal = JournalLocation.required(host);
    if (!yes && !isConfirmed(journal.entries().count())) {
      reporter.report(new Event.Notice("nothing was removed"));
      return ExitCode.FAILED.code;
    }
    Journal.Cleared cleared = journal.clear();
    reporter.report(
        new JournalEvent.JournalCleared(
            cleared.webhooks(), cleared.runs(), cleared.stillRunning()));
    return ExitCode.OK.code;
  }

  private boolean isConfirmed(long webhooks) throws InterruptedException {
    if (!host.prompter().isAvailable()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "this would delete the journal with " + webhooks + " webhooks",
          "otpiq journal clear --yes");
    }
    return host.prompter().confirm("Delete the journal with " + webhooks + " webhooks?");
  }
}
