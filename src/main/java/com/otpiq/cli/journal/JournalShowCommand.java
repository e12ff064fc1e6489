package com.otpiq.cli.journal;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.JournalLocation;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.journal.JournalEntry;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show one webhook: its headers, its body, and the findings.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class JournalShowCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "ID", description = "An id such as 17.3, from `otpiq journal list`.")
  String id = "";

  @Mixin OutputOptions output = new OutputOptions();

  JournalShowCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    List<JournalEntry> run = JournalLocation.required(host).upTo(id);
    JournalEntry entry = run.getLast();
    Inspector inspector = Inspector.ofSaved();
    List<Inspection> inspections =
        run.stream()
            .filter(each -> each.authentication().isPresent() || each.equals(entry))
            .map(each -> inspector.inspect(each.request().delivery()))
            .toList();
    Reporter reporter = output.reporter(host);
    entry
        .origin()
        .filter(_ -> !entry.isOf(JournalLocation.project(host)))
        .ifPresent(origin ->
            reporter.report(new Event.Notice(id + " was received in " + origin.project())));
    reporter.report(entry.shown(Optional.of(inspections.getLast())));
    return ExitCode.OK.code;
  }
}
