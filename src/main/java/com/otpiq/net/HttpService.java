package com.otpiq.net;

import com.otpiq.webhook.Answer;

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
   * @param afterwards runs also where the sender went away before the answer
   */
  record Reply(Answer answer, Runnable afterwards) {}
}
