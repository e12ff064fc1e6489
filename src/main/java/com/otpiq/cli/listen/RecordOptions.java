package com.otpiq.cli.listen;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.JournalLocation;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.event.RunOrigin;
import com.otpiq.journal.Journal;
import com.otpiq.journal.JournalEntry;
import com.otpiq.journal.JournalRun;
import com.otpiq.journal.SavedWebhooksWriter;
import com.otpiq.listen.Recorder;
import com.otpiq.rule.Authentication;
import com.otpiq.webhook.Delivery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Where listen records webhooks. */
final class RecordOptions {
  private static final String NO_HOME = "there is no home directory for the journal";

  @Configurable(byProject = false)
  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Append each webhook to this file, byte for byte.")
  Optional<Path> save = Optional.empty();

  @Configurable(yieldsTo = "--resume")
  @Option(names = "--no-journal", description = "Do not record webhooks in the journal.")
  boolean noJournal;

  @Configurable(yieldsTo = "--no-journal")
  @Option(names = "--resume", description = "Remember the webhooks of earlier runs.")
  boolean resume;

  /**
   * Opens the journal and the file of {@code --save}. Without a writable journal, it reports a
   * notice and continues.
   *
   * @throws Problem LOCAL if the file of --save cannot be written
   */
  Recorder open(Host host, Reporter reporter) throws InterruptedException {
    if (resume && noJournal) {
      throw Problem.of(Problem.Kind.USAGE, "--resume and --no-journal contradict each other");
    }
    Optional<SavedWebhooksWriter> file =
        save.map(host.workDir()::resolve).map(SavedWebhooksWriter::open);
    return noJournal
        ? new Recorder(Optional.empty(), file, List.of())
        : withJournal(
            JournalLocation.of(host),
            new RunOrigin(JournalLocation.project(host), OptionalInt.empty()),
            file,
            reporter);
  }

  /** Reads earlier runs first, because closing a file of this process would release its lock. */
  private Recorder withJournal(
      Optional<Journal> journal,
      RunOrigin origin,
      Optional<SavedWebhooksWriter> file,
      Reporter reporter)
      throws InterruptedException {
    try {
      List<Delivery> earlier =
          journal.filter(_ -> resume).map(RecordOptions::earlier).orElse(List.of());
      Optional<JournalRun> run = journal.map(used -> used.begin(Optional.of(origin)));
      if (run.isEmpty()) {
        reporter.report(notRecorded(NO_HOME));
      }
      return new Recorder(run, file, earlier);
    } catch (Problem problem) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      reporter.report(notRecorded(problem.message()));
      return new Recorder(Optional.empty(), file, List.of());
    }
  }

  private static List<Delivery> earlier(Journal journal) {
    return journal
        .entries()
        .filter(entry ->
            entry.authentication().filter(state -> state != Authentication.REFUSED).isPresent())
        .map(JournalEntry::request)
        .map(request -> request.delivery())
        .toList();
  }

  private static Event.Warning notRecorded(String why) {
    return new Event.Warning(
        "webhooks are shown but not recorded: " + why + "; --no-journal hides this warning");
  }
}
