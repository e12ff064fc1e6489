package com.otpiq.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of the journal: {@code 17.jsonl}, or {@code 17-2.jsonl} where a run went on in a second.
 *
 * @param part counted from 1
 * @param isPartialWrite whether it is what a crash left of another one, set aside
 */
record JournalSegment(Path path, long run, int part, boolean isPartialWrite) {
  private static final Pattern NAME =
      Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?\\.jsonl(\\.torn-\\d+)?");
  private static final Comparator<JournalSegment> BY_AGE =
      Comparator.comparingLong(JournalSegment::run).thenComparingInt(JournalSegment::part);

  /** The file of a run in this folder. */
  static JournalSegment of(Path directory, long run, int part) {
    String name = part == 1 ? run + ".jsonl" : run + "-" + part + ".jsonl";
    return new JournalSegment(directory.resolve(name), run, part, false);
  }

  /** All of a folder, the oldest first; none where there is no folder. */
  static List<JournalSegment> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.flatMap(file -> parse(file).stream()).sorted(BY_AGE).toList();
    }
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
}
