package com.otpiq.listen;

import com.otpiq.journal.JournalRun;
import com.otpiq.journal.SavedWebhooksWriter;
import com.otpiq.rule.Authentication;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.util.List;
import java.util.Optional;

/**
 * Keeps each webhook before it is answered, wherever it is to be kept.
 *
 * @param run of the journal
 * @param file that the user asked for
 * @param before what came in earlier runs and is to be remembered, the oldest first
 */
public record Recorder(
    Optional<JournalRun> run, Optional<SavedWebhooksWriter> file, List<Delivery> before)
    implements AutoCloseable {
  /** Keeps nothing. */
  public static final Recorder NONE = new Recorder(Optional.empty(), Optional.empty(), List.of());

  /**
   * Keeps one.
   *
   * @param number of the request in this run, counted from 1
   * @param response nothing where an application is to answer it
   * @return whether it is everywhere where it is to be kept
   */
  boolean keep(
      long number,
      ReceivedRequest request,
      Optional<WebhookResponse> response,
      Authentication authentication) {
    boolean inRun =
        run.map(to -> to.append(number, request, response, authentication)).orElse(true);
    boolean inFile = inRun && file.map(to -> to.append(request, response)).orElse(true);
    if (inRun && !inFile && response.filter(known -> !known.acknowledges()).isEmpty()) {
      answered(number, ResponsePolicy.NOT_SAVED);
    }
    return inFile;
  }

  /** Keeps what a webhook was answered in the end. */
  void answered(long number, WebhookResponse response) {
    run.ifPresent(to -> to.recordResponse(number, response));
  }

  /** What people type to name a webhook in the journal; nothing where there is none. */
  Optional<String> id(long number) {
    return run.map(to -> to.entryId(number));
  }

  @Override
  public void close() {
    try {
      run.ifPresent(JournalRun::close);
    } finally {
      file.ifPresent(SavedWebhooksWriter::close);
    }
  }
}
