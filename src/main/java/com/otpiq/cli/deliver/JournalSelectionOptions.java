package com.otpiq.cli.deliver;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.JournalLocation;
import com.otpiq.event.Problem;
import com.otpiq.journal.Journal;
import com.otpiq.journal.JournalEntry;
import com.otpiq.journal.SavedWebhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Webhooks of the journal, in place of files. */
final class JournalSelectionOptions {
  @Option(
      names = "--last",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "1",
      description = "Send the last webhook of the journal, or N of them.")
  Optional<Long> last = Optional.empty();

  @Option(
      names = "--from-journal",
      paramLabel = "ID",
      description = "Send a webhook or run of the journal. Repeatable.")
  List<String> ids = new ArrayList<>();

  /** Whether any of it was asked for. */
  boolean isAsked() {
    return last.isPresent() || !ids.isEmpty();
  }

  /**
   * What was asked for.
   *
   * @param files what else was named
   * @throws Problem USAGE where that contradicts it, INPUT where the journal has no such webhook
   */
  List<SavedWebhook> saved(Host host, List<String> files) {
    boolean both = last.isPresent() && !ids.isEmpty();
    if (both || !files.isEmpty() || last.filter(count -> count < 1).isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "a file, --last of 1 or more, or --from-journal: one of them says what is sent");
    }
    Journal journal = JournalLocation.required(host);
    List<JournalEntry> kept =
        last.map(count -> journal.newest(count, _ -> true).entries())
            .orElseGet(() -> journal.find(ids));
    if (kept.isEmpty()) {
      throw Problem.of(Problem.Kind.INPUT, "the journal is empty", "otpiq listen");
    }
    return kept.stream().map(JournalEntry::toSavedWebhook).toList();
  }
}
