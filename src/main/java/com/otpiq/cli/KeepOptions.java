package com.otpiq.cli;

import com.otpiq.journal.Journal;
import com.otpiq.journal.JournalFile;
import com.otpiq.journal.JournalRun;
import com.otpiq.journal.Kept;
import com.otpiq.listen.Keeper;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.rule.Trust;
import com.otpiq.webhook.Delivery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where listen keeps what comes. */
final class KeepOptions {
  private static final String NO_HOME = "no home folder says where the journal is";

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Append each webhook to this file, every byte kept.")
  Optional<Path> save = Optional.empty();

  @Option(
      names = "--no-journal",
      description = "Keep nothing in the journal, which `otpiq journal` shows.")
  boolean noJournal;

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
  Keeper keeper(Host host, Reporter reporter) throws InterruptedException {
    if (resume && noJournal) {
      throw Problem.of(Problem.Kind.USAGE, "--resume and --no-journal contradict each other");
    }
    Optional<JournalFile> file = save.map(host.workDir()::resolve).map(JournalFile::open);
    return noJournal
        ? new Keeper(Optional.empty(), file, List.of())
        : journalled(JournalPlace.of(host), file, reporter);
  }

  /** Earlier runs are read first: to close a file of one's own is to give away its lock. */
  private Keeper journalled(
      Optional<Journal> journal, Optional<JournalFile> file, Reporter reporter)
      throws InterruptedException {
    try {
      List<Delivery> before =
          journal.filter(_ -> resume).map(KeepOptions::before).orElse(List.of());
      Optional<JournalRun> run = journal.map(Journal::begin);
      if (run.isEmpty()) {
        reporter.report(without(NO_HOME));
      }
      return new Keeper(run, file, before);
    } catch (Problem problem) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      reporter.report(without(problem.what()));
      return new Keeper(Optional.empty(), file, List.of());
    }
  }

  private static List<Delivery> before(Journal journal) {
    return journal
        .webhooks()
        .filter(kept -> kept.trust().filter(Trust.REFUSED::equals).isEmpty())
        .map(Kept::arrival)
        .map(arrival -> arrival.delivery())
        .toList();
  }

  private static Event.Notice without(String why) {
    return new Event.Notice(
        "webhooks are shown but not kept, for " + why + "; --no-journal hides this note");
  }
}
