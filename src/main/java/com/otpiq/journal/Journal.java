package com.otpiq.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.RunOrigin;
import com.otpiq.file.DirectoryLock;
import com.otpiq.file.PrivateDirectory;
import com.otpiq.file.PrivateFile;
import com.otpiq.json.JsonDocuments;
import com.otpiq.webhook.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The webhooks that {@code otpiq listen} received, in a directory of the user. {@link Retention}
 * limits its size.
 */
public final class Journal {
  private final Path state;
  private final Path directory;
  private final RetentionLimits limits;

  private Journal(Path state, RetentionLimits limits) {
    this.state = state;
    this.directory = state.resolve("journal");
    this.limits = limits;
  }

  /** The journal in this state directory, which may not exist yet. */
  public static Journal in(Path state) {
    return in(state, RetentionLimits.DEFAULT);
  }

  /** The journal with other limits. */
  static Journal in(Path state, RetentionLimits limits) {
    return new Journal(state, limits);
  }

  /**
   * Starts a new run, and applies the retention limits.
   *
   * @throws Problem LOCAL if the journal cannot be written
   */
  public JournalRun begin() {
    return begin(Optional.empty());
  }

  /**
   * Starts a new run as {@link #begin}.
   *
   * @param origin of the run, if it is known
   */
  public JournalRun begin(Optional<RunOrigin> origin) {
    PrivateDirectory.create(state);
    PrivateDirectory.create(directory);
    try (DirectoryLock _ = DirectoryLock.acquire(directory)) {
      long last =
          JournalSegment.list(directory).stream().mapToLong(JournalSegment::run).max().orElse(0);
      Retention.evictOldest(directory, Optional.empty(), limits);
      return new JournalRun(directory, JournalSegment.of(directory, last + 1, 1), origin, limits);
    } catch (IOException e) {
      throw unusable("written", e);
    }
  }

  /** Every webhook, run by run; partial writes are skipped. */
  public Stream<JournalEntry> entries() {
    return entries(_ -> true);
  }

  /**
   * The newest entries.
   *
   * @param omitted how many older entries matched
   */
  public record Newest(List<JournalEntry> entries, long omitted) {}

  /** The newest entries that match, newest last. */
  public Newest newest(long count, Predicate<JournalEntry> filter) {
    Queue<JournalEntry> newest = new PriorityQueue<>(JournalEntry.BY_TIME);
    long remaining = 0;
    for (JournalEntry entry : (Iterable<JournalEntry>) entries().filter(filter)::iterator) {
      newest.add(entry);
      if (newest.size() > count) {
        newest.remove();
        remaining++;
      }
    }
    return new Newest(newest.stream().sorted(JournalEntry.BY_TIME).toList(), remaining);
  }

  /**
   * The webhooks with these ids, in the order of the ids.
   *
   * @throws Problem USAGE if a text is not an id, INPUT if there is no such webhook
   */
  public List<JournalEntry> find(List<String> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  /**
   * The webhooks of a run, up to and including the one with this id.
   *
   * @throws Problem as {@link #find}, and USAGE if the id names a whole run
   */
  public List<JournalEntry> upTo(String id) {
    JournalEntryId filter = find(id).getLast().id();
    if (!filter.toString().equals(id)) {
      throw Problem.of(
          Problem.Kind.USAGE,
          id + " is a whole run; give the id of one webhook",
          "otpiq journal show " + filter);
    }
    return entries(file -> file.run() == filter.run())
        .filter(entry -> entry.id().request() <= filter.request())
        .toList();
  }

  private List<JournalEntry> find(String text) {
    JournalEntryId id =
        JournalEntryId.parse(text)
            .orElseThrow(() ->
                Problem.of(
                    Problem.Kind.USAGE,
                    text + " is not a journal id; an id looks like 17.3",
                    "otpiq journal list"));
    List<JournalEntry> found =
        entries(file -> file.run() == id.run()).filter(entry -> id.covers(entry.id())).toList();
    if (found.isEmpty()) {
      throw Problem.of(
          Problem.Kind.INPUT, "the journal has no webhook " + text, "otpiq journal list");
    }
    return found;
  }

  /**
   * What was removed.
   *
   * @param stillRunning runs that are still being written, which were kept
   */
  public record Cleared(long webhooks, long runs, long stillRunning) {}

  /**
   * Removes every run that no otpiq is writing.
   *
   * @throws Problem LOCAL if a file cannot be removed
   */
  public Cleared clear() {
    requireOwn();
    if (!PrivateFile.exists(directory)) {
      return new Cleared(0, 0, 0);
    }
    long webhooks = 0;
    long removed = 0;
    long remaining = 0;
    try (DirectoryLock _ = DirectoryLock.acquire(directory)) {
      for (List<JournalSegment> run : runs(_ -> true)) {
        if (Retention.isBeingWritten(run)) {
          remaining++;
        } else {
          webhooks += JournalRunReader.entries(run).count();
          removed++;
          Retention.delete(run);
        }
      }
      Retention.delete(
          JournalSegment.list(directory).stream().filter(JournalSegment::isPartialWrite).toList());
      return new Cleared(webhooks, removed, remaining);
    } catch (IOException e) {
      throw unusable("cleared", e);
    }
  }

  private Stream<JournalEntry> entries(Predicate<JournalSegment> filter) {
    return runs(filter).stream().flatMap(JournalRunReader::entries);
  }

  /** The segments of each run, oldest first. */
  private Collection<List<JournalSegment>> runs(Predicate<JournalSegment> filter) {
    requireOwn();
    try {
      return JournalSegment.list(directory).stream()
          .filter(file -> !file.isPartialWrite() && filter.test(file))
          .collect(groupingBy(JournalSegment::run, LinkedHashMap::new, toList()))
          .values();
    } catch (IOException e) {
      throw unusable("read", e);
    }
  }

  static Stream<Json.Obj> records(String line) {
    return JsonDocuments.split(line.getBytes(StandardCharsets.UTF_8))
            instanceof JsonDocuments.Documents found
        ? found.documents().stream().flatMap(document -> JournalEntry.record(document).stream())
        : Stream.empty();
  }

  /** The damaged lines of each file of these runs; of all runs without an id. */
  public List<Event.EntriesOmitted> damage(List<String> ids) {
    List<Long> chosen =
        ids.stream().flatMap(id -> JournalEntryId.parse(id).stream()).map(id -> id.run()).toList();
    return runs(file -> chosen.isEmpty() || chosen.contains(file.run())).stream()
        .flatMap(List::stream)
        .flatMap(file -> file.damage().stream())
        .toList();
  }

  /** Another process may delete a segment while the journal is read. */
  static String read(JournalSegment file) {
    return PrivateFile.read(file.path())
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }

  private void requireOwn() {
    PrivateDirectory.requireOwn(state);
    PrivateDirectory.requireOwn(directory);
  }

  private Problem unusable(String verb, IOException e) {
    return Problem.of(Problem.Kind.LOCAL, "the journal in " + directory + " cannot be " + verb)
        .causedBy(e);
  }
}
