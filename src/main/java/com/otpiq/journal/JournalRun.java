package com.otpiq.journal;

import com.otpiq.event.Problem;
import com.otpiq.event.RunOrigin;
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
import java.util.OptionalInt;

/**
 * Writes the webhooks of one run of {@code otpiq listen} to the journal, in segments of its own.
 */
public final class JournalRun implements AutoCloseable {
  private final Path directory;
  private final RetentionLimits limits;
  private Optional<RunOrigin> origin;
  private JournalSegment segment;
  private AppendOnlyFile file;

  JournalRun(
      Path directory, JournalSegment segment, Optional<RunOrigin> origin, RetentionLimits limits) {
    this.directory = directory;
    this.origin = origin;
    this.limits = limits;
    this.segment = segment;
    this.file = AppendOnlyFile.create(segment.path());
  }

  /** Says on which port the webhooks arrive, which is known once it is open. */
  public synchronized void listensOn(int port) {
    origin = origin.map(known -> new RunOrigin(known.project(), OptionalInt.of(port)));
  }

  /** The journal id of a webhook of this run. */
  public String entryId(long number) {
    return new JournalEntryId(segment.run(), number).toString();
  }

  /**
   * Appends a received request, before the response is sent.
   *
   * @param number of the request in this run, counted from 1
   * @param response empty if it is not known yet
   * @param authentication empty if the request was refused before it was inspected
   * @return whether it was written; if not, the journal is unchanged
   */
  public synchronized boolean append(
      long number,
      ReceivedRequest request,
      Optional<WebhookResponse> response,
      Optional<Authentication> authentication) {
    if (file.size() >= limits.segmentBytes()) {
      rotate();
    }
    if (file.size() == 0) {
      origin.map(JournalEntry::run).ifPresent(file::append);
    }
    JsonObjectBuilder record =
        DeliveryFormat.write(
            new JsonObjectBuilder().put("type", DeliveryFormat.DELIVERY).put("id", entryId(number)),
            request);
    response.ifPresent(known -> DeliveryFormat.writeResponse(record, known));
    return file.append(
        record
            .put("secret", authentication.map(state -> state.name().toLowerCase(Locale.ROOT)))
            .build());
  }

  /** Appends the response to a webhook of this run. A failure is ignored: it was already sent. */
  public synchronized void recordResponse(long number, WebhookResponse response) {
    var _ =
        file.append(
            new JsonObjectBuilder()
                .put("type", JournalEntry.ANSWERED)
                .put("id", entryId(number))
                .put(JournalEntry.ANSWER, response.status())
                .build());
  }

  /**
   * Starts the next segment. If that fails, or another otpiq has locked the journal, the current
   * one grows, and the next webhook retries: a webhook waits for no lock.
   */
  private void rotate() {
    JournalSegment next = JournalSegment.of(directory, segment.run(), segment.part() + 1);
    try (DirectoryLock _ = DirectoryLock.acquireAtOnce(directory)) {
      AppendOnlyFile further = AppendOnlyFile.create(next.path());
      file.closeWithoutSync();
      segment = next;
      file = further;
      Retention.evictOldest(directory, Optional.of(segment), limits);
    } catch (IOException | Problem _) {
      // the next webhook retries
    }
  }

  /** Flushes everything to the disk; deletes the segment of a run without webhooks. */
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
    } catch (IOException | Problem _) {
      // the next run deletes it
    }
  }
}
