package com.otpiq.journal;

import com.otpiq.event.Problem;
import com.otpiq.file.AppendOnlyFile;
import com.otpiq.file.DirectoryLock;
import com.otpiq.rule.Authentication;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one run of listen writes into the journal: files of its own, that nobody else writes. */
public final class JournalRun implements AutoCloseable {
  private final Path directory;
  private JournalSegment segment;
  private AppendOnlyFile file;

  JournalRun(Path directory, JournalSegment segment) {
    this.directory = directory;
    this.segment = segment;
    this.file = AppendOnlyFile.open(segment.path());
  }

  /** What a webhook of this run is called. */
  public String entryId(long number) {
    return new JournalEntryId(segment.run(), number).toString();
  }

  /**
   * Keeps one arrival before it is answered.
   *
   * @param number of the request in this run, counted from 1
   * @param response nothing where it is not known yet
   * @return whether it is in the journal; where it is not, the journal is as it was before
   */
  public synchronized boolean append(
      long number,
      ReceivedRequest request,
      Optional<WebhookResponse> response,
      Authentication authentication) {
    if (file.size() >= Retention.SEGMENT_BYTES) {
      rotate();
    }
    JsonObjectBuilder record =
        DeliveryFormat.write(
            new JsonObjectBuilder().put("type", DeliveryFormat.DELIVERY).put("id", entryId(number)),
            request);
    response.ifPresent(known -> record.put(JournalEntry.ANSWER, known.status()));
    return file.append(
        record.put("secret", authentication.name().toLowerCase(Locale.ROOT)).build());
  }

  /** Keeps what a webhook of this run was answered, as well as it can: it was told already. */
  public synchronized void recordResponse(long number, WebhookResponse response) {
    var _ =
        file.append(
            new JsonObjectBuilder()
                .put("type", JournalEntry.ANSWERED)
                .put("id", entryId(number))
                .put(JournalEntry.ANSWER, response.status())
                .build());
  }

  /** Where there can be no further file, this one grows. */
  private void rotate() {
    JournalSegment next = JournalSegment.of(directory, segment.run(), segment.part() + 1);
    try (DirectoryLock _ = DirectoryLock.acquire(directory)) {
      AppendOnlyFile further = AppendOnlyFile.open(next.path());
      file.closeWithoutSync();
      segment = next;
      file = further;
      Retention.evictOldest(directory, Optional.of(segment));
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
    try (DirectoryLock _ = DirectoryLock.acquire(directory)) {
      Retention.delete(List.of(segment));
    } catch (IOException _) {
      // the next run removes it
    }
  }
}
