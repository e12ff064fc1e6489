package com.otpiq.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.otpiq.json.Documents;
import com.otpiq.report.Problem;
import com.otpiq.webhook.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The webhooks that listen received, run by run, in a folder of the user's. It is bounded: the
 * oldest go.
 */
public final class Journal {
  private final Path folder;

  private Journal(Path folder) {
    this.folder = folder;
  }

  /** The journal in this folder, which need not be there yet. */
  public static Journal in(Path state) {
    return new Journal(state.resolve("journal"));
  }

  /**
   * Begins a run of its own, once what crashes tore is mended and the oldest runs are gone.
   *
   * @throws Problem LOCAL where nothing can be written there
   */
  public JournalRun begin() {
    OwnFolder.make(folder);
    try (FolderLock _ = FolderLock.take(folder)) {
      long last = RunFile.all(folder).stream().mapToLong(RunFile::run).max().orElse(0);
      Upkeep.makeRoom(folder, Optional.empty());
      return new JournalRun(folder, RunFile.of(folder, last + 1, 1));
    } catch (IOException e) {
      throw unusable("written", e);
    }
  }

  /** Every webhook, run by run; a line that a crash tore is left out. */
  public Stream<Kept> webhooks() {
    return webhooks(_ -> true);
  }

  /**
   * Some webhooks.
   *
   * @param left how many more there would have been
   */
  public record Newest(List<Kept> webhooks, long left) {}

  /** The newest of those that are wanted, the newest last. */
  public Newest newest(long count, Predicate<Kept> wanted) {
    Queue<Kept> newest = new PriorityQueue<>(Kept.BY_AGE);
    long left = 0;
    for (Kept kept : (Iterable<Kept>) webhooks().filter(wanted)::iterator) {
      newest.add(kept);
      if (newest.size() > count) {
        newest.remove();
        left++;
      }
    }
    return new Newest(newest.stream().sorted(Kept.BY_AGE).toList(), left);
  }

  /**
   * The webhooks that these ids name, in the order of the ids.
   *
   * @throws Problem USAGE where one is no id, INPUT where there is no such webhook
   */
  public List<Kept> named(List<String> ids) {
    return ids.stream().flatMap(id -> named(id).stream()).toList();
  }

  /**
   * The webhooks of the run to which an id belongs, as far as that webhook.
   *
   * @throws Problem as {@link #named}, and USAGE where the id is that of a run
   */
  public List<Kept> until(String id) {
    JournalId wanted = named(id).getLast().place();
    if (!wanted.toString().equals(id)) {
      throw Problem.of(
          Problem.Kind.USAGE,
          id + " is a whole run; name one webhook of it",
          "otpiq journal show " + wanted);
    }
    return webhooks(file -> file.run() == wanted.run())
        .filter(kept -> kept.place().number() <= wanted.number())
        .toList();
  }

  private List<Kept> named(String text) {
    JournalId id =
        JournalId.parse(text)
            .orElseThrow(() ->
                Problem.of(
                    Problem.Kind.USAGE,
                    text + " is no id of the journal; they look like 17.3",
                    "otpiq journal list"));
    List<Kept> found =
        webhooks(file -> file.run() == id.run()).filter(kept -> id.covers(kept.place())).toList();
    if (found.isEmpty()) {
      throw Problem.of(
          Problem.Kind.INPUT, "the journal has no webhook " + text, "otpiq journal list");
    }
    return found;
  }

  /**
   * What was removed.
   *
   * @param left runs that are still going on, which stay
   */
  public record Cleared(long webhooks, long runs, long left) {}

  /**
   * Removes everything that no living otpiq writes.
   *
   * @throws Problem LOCAL where it cannot be removed
   */
  public Cleared clear() {
    if (!Files.isDirectory(folder)) {
      return new Cleared(0, 0, 0);
    }
    long webhooks = 0;
    long gone = 0;
    long left = 0;
    try (FolderLock _ = FolderLock.take(folder)) {
      for (List<RunFile> run : runs(_ -> true)) {
        if (Upkeep.areWritten(run)) {
          left++;
        } else {
          webhooks += in(run).count();
          gone++;
          Upkeep.remove(run);
        }
      }
      Upkeep.remove(RunFile.all(folder).stream().filter(RunFile::torn).toList());
      return new Cleared(webhooks, gone, left);
    } catch (IOException e) {
      throw unusable("cleared", e);
    }
  }

  private Stream<Kept> webhooks(Predicate<RunFile> which) {
    return runs(which).stream().flatMap(Journal::in);
  }

  /** The files of each run, the oldest first. */
  private Collection<List<RunFile>> runs(Predicate<RunFile> which) {
    try {
      return RunFile.all(folder).stream()
          .filter(file -> !file.torn() && which.test(file))
          .collect(groupingBy(RunFile::run, LinkedHashMap::new, toList()))
          .values();
    } catch (IOException e) {
      throw unusable("read", e);
    }
  }

  private static Stream<Kept> in(List<RunFile> run) {
    Map<JournalId, Kept> found = new LinkedHashMap<>();
    run.stream()
        .flatMap(file -> text(file).lines())
        .flatMap(Journal::records)
        .forEach(record -> take(record, found));
    return found.values().stream();
  }

  /** What a webhook was answered may stand after it. */
  private static void take(Json.Obj record, Map<JournalId, Kept> found) {
    Kept.place(record)
        .ifPresent(place -> {
          if (Kept.isAnswer(record)) {
            found.computeIfPresent(place, (_, kept) -> kept.answered(record));
          } else {
            Kept.of(place, record).ifPresent(kept -> found.put(place, kept));
          }
        });
  }

  private static Stream<Json.Obj> records(String line) {
    return Documents.split(line.getBytes(StandardCharsets.UTF_8)) instanceof Documents.Found found
        ? found.documents().stream().flatMap(document -> Kept.record(document).stream())
        : Stream.empty();
  }

  /** A file may go while the journal is read. */
  private static String text(RunFile file) {
    try {
      return new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  private Problem unusable(String verb, IOException e) {
    return Problem.of(Problem.Kind.LOCAL, "the journal in " + folder + " cannot be " + verb)
        .causedBy(e);
  }
}
