package com.otpiq.journal;

import com.otpiq.report.Problem;
import com.otpiq.rule.Trust;
import com.otpiq.webhook.Answer;
import com.otpiq.webhook.Arrival;
import com.otpiq.webhook.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one run of listen writes into the journal: files of its own, that nobody else writes. */
public final class JournalRun implements AutoCloseable {
  private final Path folder;
  private RunFile place;
  private LineFile file;

  JournalRun(Path folder, RunFile place) {
    this.folder = folder;
    this.place = place;
    this.file = LineFile.open(place.path());
  }

  /** What a webhook of this run is called. */
  public String id(long number) {
    return new JournalId(place.run(), number).toString();
  }

  /**
   * Keeps one arrival before it is answered.
   *
   * @param number of the request in this run, counted from 1
   * @param answer nothing where it is not known yet
   * @return whether it is in the journal; where it is not, the journal is as it was before
   */
  public synchronized boolean append(
      long number, Arrival arrival, Optional<Answer> answer, Trust trust) {
    if (file.size() >= Upkeep.FILE_BYTES) {
      continueElsewhere();
    }
    JsonObject record =
        Entry.put(new JsonObject().put("type", Entry.DELIVERY).put("id", id(number)), arrival);
    answer.ifPresent(known -> record.put(Kept.ANSWER, known.status()));
    return file.append(record.put("secret", trust.name().toLowerCase(Locale.ROOT)).made());
  }

  /** Keeps what a webhook of this run was answered, as well as it can: it was told already. */
  public synchronized void answered(long number, Answer answer) {
    var _ =
        file.append(
            new JsonObject()
                .put("type", Kept.ANSWERED)
                .put("id", id(number))
                .put(Kept.ANSWER, answer.status())
                .made());
  }

  /** Where there can be no further file, this one grows. */
  private void continueElsewhere() {
    RunFile next = RunFile.of(folder, place.run(), place.part() + 1);
    try (FolderLock _ = FolderLock.take(folder)) {
      LineFile further = LineFile.open(next.path());
      file.letGo();
      place = next;
      file = further;
      Upkeep.makeRoom(folder, Optional.of(place));
    } catch (IOException | Problem _) {
      // the next webhook tries again
    }
  }

  /** Makes sure that all of it is on the disk; a run without webhooks leaves nothing. */
  @Override
  public synchronized void close() {
    file.close();
    if (file.size() == 0) {
      removeEmpty();
    }
  }

  private void removeEmpty() {
    try (FolderLock _ = FolderLock.take(folder)) {
      Upkeep.remove(List.of(place));
    } catch (IOException _) {
      // the next run removes it
    }
  }
}
