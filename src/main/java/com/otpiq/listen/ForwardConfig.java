package com.otpiq.listen;

import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Headers;
import java.time.Duration;
import java.util.List;

/**
 * Which webhooks the listener forwards, and where to.
 *
 * @param targets each gets every webhook; the response of the first goes back to the client
 * @param filter selects the webhooks to forward
 * @param extraHeaders added; they replace received headers of the same name
 * @param deadline for an application's response, from the connection to the end of the body
 */
public record ForwardConfig(
    List<Target> targets, Filter filter, Headers extraHeaders, Duration deadline) {
  /** 9 s, so that the client gets a 504 within the 10 s that OTPIQ waits for a response. */
  public static final Duration DEADLINE = Duration.ofSeconds(9);

  /** One application. */
  public record Target(HttpUrl url, NetworkPolicy networkPolicy) {}
}
