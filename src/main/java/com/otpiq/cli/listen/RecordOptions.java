package com.otpiq.cli.listen;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.JournalLocation;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
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
import picocli.CommandLine.Option;

/** Where listen keeps what comes. */
final class RecordOptions {
  private static final String NO_HOME = "no home folder says where the journal is";

  @Configurable(byProject = false)
  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Append each webhook to this file, every byte kept.")
  Optional<Path> save = Optional.empty();

  @Configurable(yieldsTo = "--resume")
  @Option(
      names = "--no-journal",
      description = "Keep nothing in the journal, which `otpiq journal` shows.")
  boolean noJournal;

  @Configurable(yieldsTo = "--no-journal")
  @Option(
      names = "--resume",
      description =
          "Remember the messages of earlier runs, as the journal has them: a duplicate stays one after a restart.")
  boolean resume;

  /**
   * Opens what is wanted; does without the journal, and says so, where that cannot be written.
   *
   * @throws Problem LOCAL where the file of --save cannot be written
   */
  Recorder open(Host host, Reporter reporter) throws InterruptedException {
    if (resume && noJournal) {
      throw Problem.of(Problem.Kind.USAGE, "--resume and --no-journal contradict each other");
    }
    Optional<SavedWebhooksWriter> file =
        save.map(host.workDir()::resolve).map(SavedWebhooksWriter::open);
    return noJournal
        ? new Recorder(Optional.empty(), file, List.of())
        : journalled(JournalLocation.of(host), file, reporter);
  }

  /** Earlier runs are read first: to close a file of one's own is to give away its lock. */
  private Recorder journalled(
      Optional<Journal> journal, Optional<SavedWebhooksWriter> file, Reporter reporter)
      throws InterruptedException {
    try {
      List<Delivery> before =
          journal.filter(_ -> resume).map(RecordOptions::before).orElse(List.of());
      Optional<JournalRun> run = journal.map(Journal::begin);
      if (run.isEmpty()) {
        reporter.report(without(NO_HOME));
      }
      return new Recorder(run, file, before);
    } catch (Problem problem) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      reporter.report(without(problem.what()));
      return new Recorder(Optional.empty(), file, List.of());
    }
  }

  private static List<Delivery> before(Journal journal) {
    return journal
        .entries()
        .filter(entry -> entry.authentication().filter(Authentication.REFUSED::equals).isEmpty())
        .map(JournalEntry::request)
        .map(request -> request.delivery())
        .toList();
  }

  private static Event.Notice without(String why) {
    return new Event.Notice(
        "webhooks are shown but not kept, for " + why + "; --no-journal hides this note");
  }
}
