package com.otpiq.journal;

import com.otpiq.fuzz.ScratchFile;
import java.util.List;

/** Files of the journal, which a crash or another program may have damaged. */
public final class JournalFuzz {
  private static final ScratchFile FILE = ScratchFile.of("journal/1.jsonl");

  private JournalFuzz() {}

  /** Reads the journal; damage is no error. */
  public static void fuzzerTestOneInput(byte[] input) {
    var _ = FILE.write(input);
    Journal journal = Journal.in(FILE.directory());
    List<JournalEntry> all = journal.entries().toList();
    var newest = journal.newest(3, _ -> true);
    if (newest.entries().size() + newest.omitted() != all.size()) {
      throw new AssertionError("entries were lost");
    }
    for (JournalEntry entry : all) {
      String id = entry.id().toString();
      boolean isOfThisRun = entry.id().run() == 1;
      if (isOfThisRun
          && journal.find(List.of(id)).stream().noneMatch(found -> found.id().equals(entry.id()))) {
        throw new AssertionError("not found: " + id);
      }
    }
  }
}
