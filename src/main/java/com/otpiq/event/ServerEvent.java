package com.otpiq.event;

import java.time.Instant;

/** Events of the servers of {@code listen} and {@code sandbox}. */
public sealed interface ServerEvent extends Event {
  /**
   * A client sent bytes that are not a request that the server can read.
   *
   * @param hint how to remove the cause with the command that reports it; may be empty
   * @param further 0 for one request, which is described; otherwise the number of further requests
   *     with the same cause and sentence, of which the last is described
   */
  record RequestUnreadable(Instant at, UnreadableRequest request, String hint, long further)
      implements ServerEvent {
    /** The number of requests that this event stands for. */
    public long count() {
      return Math.max(1, further);
    }
  }
}
