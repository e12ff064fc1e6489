package com.otpiq.journal;

import com.otpiq.event.Problem;
import com.otpiq.file.AppendOnlyFile;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that deliveries are appended to, one line each. */
public final class SavedWebhooksWriter implements AutoCloseable {
  /** With this each line begins. */
  private static final String BEGIN = "{\"type\":";

  private static final int LOOK_BYTES = BEGIN.length();

  private final AppendOnlyFile file;

  private SavedWebhooksWriter(AppendOnlyFile file) {
    this.file = file;
  }

  /**
   * Opens or makes the file, for its owner only.
   *
   * @throws Problem LOCAL where the file cannot be written, or another otpiq writes it; INPUT where
   *     it holds something else
   */
  public static SavedWebhooksWriter open(Path file) {
    requireSavedWebhooks(file);
    return new SavedWebhooksWriter(AppendOnlyFile.open(file));
  }

  /** What holds something else would be taken for a torn line, and set aside. */
  private static void requireSavedWebhooks(Path file) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (InputStream from = Files.newInputStream(file)) {
      String begin = new String(from.readNBytes(LOOK_BYTES), StandardCharsets.ISO_8859_1);
      if (!begin.isEmpty() && !begin.startsWith(BEGIN)) {
        throw Problem.of(
            Problem.Kind.INPUT,
            file + " holds something else than what otpiq saves; it is left as it is",
            "--save with another name");
      }
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be read").causedBy(e);
    }
  }

  /**
   * Saves one arrival before it is answered.
   *
   * @param response nothing where somebody else decides it
   * @return whether it is in the file; where it is not, the file is as it was before
   */
  public boolean append(ReceivedRequest request, Optional<WebhookResponse> response) {
    JsonObjectBuilder record =
        DeliveryFormat.write(new JsonObjectBuilder().put("type", DeliveryFormat.DELIVERY), request);
    response.ifPresent(known -> record.put("answer", known.status()));
    return file.append(record.build());
  }

  /** Makes sure that all of it is on the disk, and lets the file go. */
  @Override
  public void close() {
    file.close();
  }
}
