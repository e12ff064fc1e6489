package com.otpiq.webhook;

/**
 * A request that the listener received, webhook or not.
 *
 * @param path as the client sent it, with the query if there is one
 * @param delivery its headers and body
 */
public record ReceivedRequest(String method, String path, Delivery delivery) {
  /** This request with its body. */
  public ReceivedRequest withBody(Body body) {
    return new ReceivedRequest(method, path, new Delivery(delivery.at(), delivery.headers(), body));
  }
}
