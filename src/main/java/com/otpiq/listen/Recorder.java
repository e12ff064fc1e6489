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
 * Records each webhook in the journal and in the user's file, before the response is sent.
 *
 * @param run in the journal; empty without a journal
 * @param file of {@code --save}; empty without it
 * @param earlier webhooks of earlier runs that the inspector compares with, oldest first
 */
public record Recorder(
    Optional<JournalRun> run, Optional<SavedWebhooksWriter> file, List<Delivery> earlier)
    implements RequestLog, AutoCloseable {
  /** Records nothing. */
  public static final Recorder NONE = new Recorder(Optional.empty(), Optional.empty(), List.of());

  @Override
  public boolean record(
      long number,
      ReceivedRequest request,
      Optional<WebhookResponse> response,
      Optional<Authentication> authentication) {
    boolean inRun =
        run.map(to -> to.append(number, request, response, authentication)).orElse(true);
    boolean inFile = inRun && file.map(to -> to.append(request, response)).orElse(true);
    if (inRun && !inFile && response.filter(known -> !known.acknowledges()).isEmpty()) {
      recordResponse(number, ResponsePolicy.NOT_SAVED);
    }
    return inFile;
  }

  @Override
  public void recordResponse(long number, WebhookResponse response) {
    run.ifPresent(to -> to.recordResponse(number, response));
  }

  @Override
  public Optional<String> journalId(long number) {
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
