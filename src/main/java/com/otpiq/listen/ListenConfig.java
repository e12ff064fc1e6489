package com.otpiq.listen;

import com.otpiq.delivery.RetryPolicy;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.ListenAddress;
import com.otpiq.tls.ServerIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of one run of the listener.
 *
 * @param port 0 for any free port
 * @param identity certificate and key for HTTPS; empty for HTTP
 * @param path the only path that accepts webhooks, percent-encoded; empty for any
 * @param secrets any of them is accepted; if there are none, webhooks are not verified
 */
public record ListenConfig(
    ListenAddress address,
    int port,
    Optional<ServerIdentity> identity,
    Optional<String> path,
    List<WebhookSecret> secrets,
    Responding responding,
    Waiting waiting,
    Timeouts timeouts) {
  /**
   * What decides on the response: the script, or else an application, or else the listener itself.
   *
   * @param accept whether the listener responds 200 to everything that has the right secret
   */
  public record Responding(
      boolean accept, Optional<ResponseScript> script, Optional<ForwardConfig> forwarding) {
    /** The listener alone, which refuses webhooks that break documented rules. */
    public static final Responding BY_RULES =
        new Responding(false, Optional.empty(), Optional.empty());
  }

  /**
   * Which webhooks the listener waits for, and how long.
   *
   * @param untilFinal whether to wait for a final status of each message
   * @param timeout when to stop in any case
   * @param heldOpen whether to continue although all expectations are met, until {@link
   *     ListenSession#release} is called
   */
  public record Waiting(
      List<Expectation> expectations,
      boolean untilFinal,
      Optional<Duration> timeout,
      boolean heldOpen) {
    /** No expectations: the listener runs until it is stopped. */
    public static final Waiting UNTIL_STOPPED =
        new Waiting(List.of(), false, Optional.empty(), false);
  }

  /**
   * How long the listener waits for others.
   *
   * @param body for a request's body; the time that OTPIQ gives a response is also assumed to be
   *     enough for its request
   * @param drain for applications that have not responded when the listener stops
   */
  public record Timeouts(Duration body, Duration drain) {
    /** 10 s, as OTPIQ waits for a response, and 2.5 s. */
    public static final Timeouts DEFAULT =
        new Timeouts(RetryPolicy.TIMEOUT, Duration.ofMillis(2_500));
  }
}
