package com.otpiq.cli;

import com.otpiq.journal.Journal;
import com.otpiq.journal.Kept;
import com.otpiq.journal.LineFile;
import com.otpiq.json.JsonText;
import com.otpiq.message.PersonalData;
import com.otpiq.render.Clock;
import com.otpiq.render.Console;
import com.otpiq.render.Output;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import java.nio.file.Files;
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
    description = "Write webhooks as JSON lines that replay and validate read.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class JournalExportCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Such as 17.3, or 17 for a whole run. Default: all there is.")
  List<String> ids = List.of();

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "Write them into this new file instead of to standard output.")
  Optional<Path> into = Optional.empty();

  @Mixin TalkOptions talk = new TalkOptions();

  JournalExportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Journal journal = JournalPlace.required(host);
    List<Kept> chosen =
        ids.isEmpty() ? journal.newest(Long.MAX_VALUE, _ -> true).webhooks() : journal.named(ids);
    var look = talk.look(host, Console.Style.PRETTY, PersonalData.HIDDEN);
    var output = new Output(host.out(), host.err());
    Reporter reporter = Console.of(output, look, new Clock(host.zone()));
    into.ifPresentOrElse(
        file -> write(chosen, file, reporter),
        () -> chosen.forEach(kept -> reporter.report(line(kept))));
    return ExitCode.OK.code;
  }

  private void write(List<Kept> chosen, Path name, Reporter reporter) {
    Path file = host.workDir().resolve(name);
    if (Files.exists(file)) {
      throw Problem.of(
          Problem.Kind.LOCAL, name + " is there already, and nothing was written", "another name");
    }
    try (LineFile lines = LineFile.open(file)) {
      if (!chosen.stream().allMatch(kept -> lines.append(kept.record()))) {
        throw Problem.of(Problem.Kind.LOCAL, name + " could not be written whole");
      }
    }
    String webhooks = chosen.size() == 1 ? " webhook" : " webhooks";
    reporter.report(new Event.Notice(chosen.size() + webhooks + " written into " + name));
  }

  private static Event.Source line(Kept kept) {
    return new Event.Source("journal.jsonl", JsonText.record(kept.record()) + "\n");
  }
}
