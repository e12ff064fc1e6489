package com.otpiq.cli.journal;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.JournalLocation;
import com.otpiq.cli.options.MessageOutputOptions;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.file.OutputFile;
import com.otpiq.journal.Journal;
import com.otpiq.journal.JournalEntry;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.Output;
import com.otpiq.render.console.Console;
import com.otpiq.render.console.OutputFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Write webhooks as JSON lines, for replay and validate.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class JournalExportCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "An id such as 17.3, or 17 for a whole run. Default: everything.")
  List<String> ids = List.of();

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "Write to this new file instead of standard output.")
  Optional<Path> into = Optional.empty();

  @Mixin MessageOutputOptions messages = new MessageOutputOptions();

  JournalExportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Journal journal = JournalLocation.required(host);
    List<JournalEntry> chosen =
        ids.isEmpty() ? journal.newest(Long.MAX_VALUE, _ -> true).entries() : journal.find(ids);
    var output = new Output(host.out(), host.err());
    Reporter reporter =
        host.failures()
            .counted(
                Console.of(
                    output, OutputFormat.PRETTY, messages.display(host, PersonalDataMask.HIDDEN)));
    into.ifPresentOrElse(
        file -> write(chosen, file, reporter),
        () -> chosen.forEach(entry -> reporter.report(line(entry))));
    List<Event.EntriesOmitted> damage = journal.damage(ids);
    damage.forEach(reporter::report);
    return (damage.isEmpty() ? ExitCode.OK : ExitCode.FAILED).code;
  }

  private void write(List<JournalEntry> chosen, Path name, Reporter reporter) {
    OutputFile.createPrivate(
        host.workDir().resolve(name), chosen.stream().map(JournalExportCommand::text));
    String webhooks = chosen.size() == 1 ? " webhook" : " webhooks";
    reporter.report(new Event.Notice(chosen.size() + webhooks + " written to " + name));
  }

  private static CatalogEvent.FilePrinted line(JournalEntry entry) {
    return new CatalogEvent.FilePrinted("journal.jsonl", text(entry));
  }

  private static String text(JournalEntry entry) {
    return JsonWriter.escaped(entry.record()) + "\n";
  }
}
