package com.otpiq.journal;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Position;

/** One entry of a file of saved webhooks: a JSON document, or a request in an archive. */
sealed interface FileEntry {
  /** Where the entry starts in its document. */
  Position at();

  /**
   * A webhook.
   *
   * @param isBody whether the entry is the body itself, so that positions in the body are positions
   *     in the file
   * @param response to it when it was received
   */
  record Webhook(Position at, Delivery delivery, boolean isBody, SavedResponse response)
      implements FileEntry {}

  /**
   * An entry that is not a webhook.
   *
   * @param what it is, after "left out:"
   */
  record Other(Position at, String what) implements FileEntry {}

  /**
   * A webhook of which the body is not in the file, or not completely.
   *
   * @param why a phrase, after "cannot be read:"
   */
  record Unreadable(Position at, String why) implements FileEntry {}
}
