package com.otpiq.journal;

import com.otpiq.event.Event;
import com.otpiq.file.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A file of the journal: {@code 17.jsonl} for run 17, and {@code 17-2.jsonl} for its second
 * segment.
 *
 * @param part counted from 1
 * @param isPartialWrite whether it holds the partial write of another segment
 */
record JournalSegment(Path path, long run, int part, boolean isPartialWrite) {
  private static final Pattern NAME =
      Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?\\.jsonl(\\.torn-\\d+(?:-\\d+)?)?");
  private static final Comparator<JournalSegment> BY_AGE =
      Comparator.comparingLong(JournalSegment::run).thenComparingInt(JournalSegment::part);

  /** The segment of a run in this directory. */
  static JournalSegment of(Path directory, long run, int part) {
    String name = part == 1 ? run + ".jsonl" : run + "-" + part + ".jsonl";
    return new JournalSegment(directory.resolve(name), run, part, false);
  }

  /** All segments of a directory, oldest first; none if it does not exist. */
  static List<JournalSegment> list(Path directory) throws IOException {
    return PrivateDirectory.list(directory).stream()
        .flatMap(file -> parse(file).stream())
        .sorted(BY_AGE)
        .toList();
  }

  private static Optional<JournalSegment> parse(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches()
        ? Optional.of(
            new JournalSegment(
                file,
                Long.parseLong(name.group(1)),
                name.group(2) == null ? 1 : Integer.parseInt(name.group(2)),
                name.group(3) != null))
        : Optional.empty();
  }

  /**
   * Its damaged lines. The last line may still be in progress; only one with a newline is complete.
   */
  Optional<Event.EntriesOmitted> damage() {
    List<String> lines = List.of(Journal.read(this).split("\n", -1));
    List<Integer> damaged =
        IntStream.range(0, lines.size() - 1)
            .filter(i -> Journal.records(lines.get(i)).findAny().isEmpty())
            .boxed()
            .toList();
    return damaged.stream()
        .findFirst()
        .map(first -> new Event.Omission("the line is damaged", damaged.size(), first + 1, true))
        .map(what ->
            new Event.EntriesOmitted(
                path.toString(), lines.size() - 1 - damaged.size(), List.of(what)));
  }
}
