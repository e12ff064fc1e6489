package com.otpiq.listen;

import com.otpiq.event.Event;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;

/** Adds a warning when webhooks can no longer be saved, and a notice when they can again. */
final class StorageNotices implements Reporter {
  private static final String NOT_SAVED =
      "webhooks cannot be saved (is the disk full?); none gets a 2xx until that works again";
  private static final String SAVED_AGAIN = "webhooks are saved again";

  private final Reporter target;
  private boolean isSaving = true;

  /** Called by one thread at a time. */
  StorageNotices(Reporter target) {
    this.target = target;
  }

  @Override
  public void report(Event event) {
    if (event instanceof ListenEvent.Received received) {
      noteChange(received.recording());
    }
    target.report(event);
  }

  /** A request that is never saved says nothing about the storage. */
  private void noteChange(ListenEvent.Received.Recording recording) {
    boolean isSaved =
        switch (recording) {
          case SKIPPED -> isSaving;
          case SAVED -> true;
          case FAILED -> false;
        };
    if (isSaved != isSaving) {
      isSaving = isSaved;
      target.report(isSaved ? new Event.Notice(SAVED_AGAIN) : new Event.Warning(NOT_SAVED));
    }
  }
}
