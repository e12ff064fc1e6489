package com.otpiq.net.server;

import java.util.concurrent.CompletableFuture;

/** Answers the requests of an {@link HttpServer}. Runs on the I/O thread, so it must not block. */
public interface RequestHandler {
  /** Whether the server should read the body of this request; decided from its head. */
  boolean wantsBody(HttpRequest head);

  /**
   * Handles one request.
   *
   * @param body empty where it was not wanted or the request has a protocol error
   * @return the response; it is sent at once, on the calling thread, where it is complete already
   */
  CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body);
}
