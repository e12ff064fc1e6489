package com.otpiq.listen;

import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Headers;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where webhooks are passed on to.
 *
 * @param targets all of them get each webhook; the first one's answer goes to the sender
 * @param only what a webhook must say to be passed on
 * @param extra headers that take the place of those that came under the same names
 * @param deadline for an application's answer; a little less than OTPIQ waits for ours
 */
public record ForwardConfig(List<Target> targets, Filter only, Headers extra, Duration deadline) {
  /** One application. */
  public record Target(URI url, NetworkPolicy networkPolicy) {}
}
