package com.otpiq.net;

import com.otpiq.webhook.Answer;
import java.time.Duration;
import java.util.Optional;

/** What is served. Called on the I/O thread, so it must not block. */
public interface HttpService {
  /** Whether the body of this request is to be read; decided from its head. */
  boolean wantsBody(Request head);

  /**
   * The answer to a request.
   *
   * @param body empty where it was not wanted or has a flaw
   */
  Reply reply(Request request, byte[] body);

  /**
   * An answer, and what is to be done once it is on its way.
   *
   * @param type of the body, as its header says
   * @param allow the value of the {@code Allow} header of a 405
   * @param delay how long the answer is held back
   * @param afterwards runs also where the sender went away before the answer
   */
  record Reply(
      int status,
      String type,
      String body,
      Optional<String> allow,
      Duration delay,
      Runnable afterwards) {
    /** One sentence as text. */
    public static Reply of(Answer answer, Runnable afterwards) {
      return new Reply(
          answer.status(),
          "text/plain; charset=utf-8",
          answer.why() + "\n",
          answer.allow(),
          Duration.ZERO,
          afterwards);
    }

    /** A JSON text. */
    public static Reply json(int status, String body) {
      return new Reply(
          status,
          "application/json; charset=utf-8",
          body,
          Optional.empty(),
          Duration.ZERO,
          () -> {});
    }

    /** The same, and this is done once it is on its way. */
    public Reply then(Runnable next) {
      return new Reply(status, type, body, allow, delay, next);
    }

    /** The same, held back for a while. */
    public Reply after(Duration pause) {
      return new Reply(status, type, body, allow, pause, afterwards);
    }
  }
}
