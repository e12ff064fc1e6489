package com.otpiq.journal;

import com.otpiq.event.Problem;
import com.otpiq.file.AppendOnlyFile;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.nio.file.Path;
import java.util.Optional;

/** Appends deliveries to a file, one record per line. */
public final class SavedWebhooksWriter implements AutoCloseable {
  /** The start of every line. */
  private static final String LINE_START = "{\"type\":\"" + DeliveryFormat.DELIVERY + "\"";

  private final AppendOnlyFile file;

  private SavedWebhooksWriter(AppendOnlyFile file) {
    this.file = file;
  }

  /**
   * Opens or creates the file with access for its owner only.
   *
   * @throws Problem LOCAL if the file cannot be written, or another otpiq is writing to it; INPUT
   *     if it holds anything but saved webhooks
   */
  public static SavedWebhooksWriter open(Path file) {
    AppendOnlyFile lines = AppendOnlyFile.open(file);
    // Other content would be taken for a partial write and moved aside.
    if (!lines.isEmptyOrStartsWith(LINE_START)) {
      lines.close();
      throw Problem.of(
          Problem.Kind.INPUT,
          file + " was not written by otpiq; it was not changed",
          "--save with another name");
    }
    lines.moveAsidePartialWrite();
    return new SavedWebhooksWriter(lines);
  }

  /**
   * Appends a received request, before the response is sent.
   *
   * @param response empty if an application decides it later
   * @return whether it was written; if not, the file is unchanged
   */
  public boolean append(ReceivedRequest request, Optional<WebhookResponse> response) {
    JsonObjectBuilder record =
        DeliveryFormat.write(new JsonObjectBuilder().put("type", DeliveryFormat.DELIVERY), request);
    response.ifPresent(known -> DeliveryFormat.writeResponse(record, known));
    return file.append(record.build());
  }

  /** Flushes everything to the disk and closes the file. */
  @Override
  public void close() {
    file.close();
  }
}
