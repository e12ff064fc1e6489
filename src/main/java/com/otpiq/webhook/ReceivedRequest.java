package com.otpiq.webhook;

/**
 * A request that came to the listener, webhook or not.
 *
 * @param path decoded, with the query where there is one
 * @param delivery what it carried; the body is empty where it was not read
 */
public record ReceivedRequest(String method, String path, Delivery delivery) {
  /** The same with other headers and another path: what may be shown and saved. */
  public ReceivedRequest withPathAndHeaders(String otherPath, Headers headers) {
    return new ReceivedRequest(
        method, otherPath, new Delivery(delivery.at(), headers, delivery.body()));
  }
}
