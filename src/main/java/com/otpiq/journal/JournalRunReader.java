package com.otpiq.journal;

import com.otpiq.event.RunOrigin;
import com.otpiq.webhook.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the webhooks of one run of the journal from its segments. */
final class JournalRunReader {
  private JournalRunReader() {}

  /** The webhooks of a run, in order; partial writes are skipped. */
  static Stream<JournalEntry> entries(List<JournalSegment> run) {
    List<Json.Obj> records =
        run.stream().flatMap(file -> Journal.read(file).lines()).flatMap(Journal::records).toList();
    Optional<RunOrigin> origin =
        records.stream().flatMap(record -> JournalEntry.origin(record).stream()).findFirst();
    Map<JournalEntryId, JournalEntry> found = new LinkedHashMap<>();
    records.forEach(record -> merge(record, origin, found));
    return found.values().stream();
  }

  /** Adds an entry, or the response to one that was already added. */
  private static void merge(
      Json.Obj record, Optional<RunOrigin> origin, Map<JournalEntryId, JournalEntry> found) {
    JournalEntry.id(record)
        .ifPresent(id -> {
          if (JournalEntry.isResponse(record)) {
            found.computeIfPresent(id, (_, entry) -> entry.withResponse(record));
          } else {
            JournalEntry.of(id, origin, record).ifPresent(entry -> found.put(id, entry));
          }
        });
  }
}
