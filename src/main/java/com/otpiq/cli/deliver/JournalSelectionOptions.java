package com.otpiq.cli.deliver;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.JournalLocation;
import com.otpiq.event.Problem;
import com.otpiq.journal.Journal;
import com.otpiq.journal.JournalEntry;
import com.otpiq.journal.SavedWebhooks;
import com.otpiq.journal.SavedWebhooksReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that select webhooks of the journal instead of files. */
final class JournalSelectionOptions {
  @Option(
      names = "--last",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "1",
      description = "Send the last webhook of the journal, or N of them.")
  Optional<Long> last = Optional.empty();

  @Option(
      names = "--all-projects",
      description = "With --last: of all projects, not only of this one.")
  boolean allProjects;

  @Option(
      names = "--from-journal",
      paramLabel = "ID",
      description = "Send a webhook or run of the journal. Repeatable.")
  List<String> ids = new ArrayList<>();

  /** Whether one of the options is given. */
  boolean isGiven() {
    return last.isPresent() || !ids.isEmpty();
  }

  /** Whether single webhooks are named, not only runs. */
  boolean namesWebhooks() {
    return !ids.isEmpty() && ids.stream().allMatch(id -> id.contains("."));
  }

  /**
   * The selected webhooks.
   *
   * @param files that are named as well, which is an error
   * @throws Problem USAGE if the options contradict each other, INPUT if the journal has no such
   *     webhook
   */
  SavedWebhooks saved(Host host, List<String> files) {
    boolean both = last.isPresent() && !ids.isEmpty();
    if (both || !files.isEmpty() || last.filter(count -> count < 1).isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "give a file, --last of 1 or more, or --from-journal, but only one of them");
    }
    Journal journal = JournalLocation.required(host);
    List<JournalEntry> entries =
        last.map(count -> newest(host, journal, count)).orElseGet(() -> journal.find(ids));
    if (entries.isEmpty() && journal.entries().findAny().isPresent()) {
      throw Problem.of(
          Problem.Kind.INPUT,
          "the journal has no webhook of this project, " + JournalLocation.project(host),
          "--last --all-projects");
    }
    if (entries.isEmpty()) {
      throw Problem.of(Problem.Kind.INPUT, "the journal is empty", "otpiq listen");
    }
    return SavedWebhooksReader.ofJournal(entries).without(journal.damage(ids));
  }

  private List<JournalEntry> newest(Host host, Journal journal, long count) {
    String project = JournalLocation.project(host);
    return journal.newest(count, entry -> allProjects || entry.isOf(project)).entries();
  }
}
