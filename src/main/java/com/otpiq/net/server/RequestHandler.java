package com.otpiq.net.server;

import com.otpiq.event.EventBoundary;
import com.otpiq.event.UnreadableRequest;
import java.util.concurrent.CompletableFuture;

/**
 * Responds to the requests of an {@link HttpServer}. Runs on the I/O thread, so it must not block.
 */
public interface RequestHandler {
  /**
   * Receives what fails while the server handles a request or sends its response. The client then
   * gets a 500, or the connection is closed.
   */
  EventBoundary boundary();

  /**
   * Handles one request.
   *
   * @param body empty if it could not be read ({@link HttpRequest#bodyOmission})
   * @return the response; it is sent immediately on the calling thread if it is already complete
   */
  CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body);

  /**
   * Receives the description of a request that the server could not read.
   *
   * @param further 0 for one request; otherwise how many further ones were of the same kind, of
   *     which this is the last
   */
  void unreadable(UnreadableRequest request, long further);
}
