package com.otpiq.listen;

import com.otpiq.message.WebhookSecret;
import com.otpiq.tls.ServerIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a listener is asked to do.
 *
 * @param port 0 for any that is free
 * @param identity for https; http where there is none
 * @param path where webhooks go, or nothing for anywhere
 * @param secrets any one of them will do; none at all leaves webhooks unverified
 */
public record ListenConfig(
    String host,
    int port,
    Optional<ServerIdentity> identity,
    Optional<String> path,
    List<WebhookSecret> secrets,
    Answering answering,
    Awaiting awaiting) {
  /**
   * Who decides what a webhook is answered: the script, else an application, else the listener.
   *
   * @param accept whether the listener answers 200 to everything with the right secret
   */
  public record Answering(
      boolean accept, Optional<ResponseScript> script, Optional<ForwardConfig> forwarding) {
    /** The listener alone, and as a careful receiver does. */
    public static final Answering CAREFULLY =
        new Answering(false, Optional.empty(), Optional.empty());
  }

  /**
   * What must come, and how long to wait for it.
   *
   * @param untilFinal whether each message must come to its end
   * @param timeout stop after this time
   * @param held whether to go on though all has come, until somebody says that it is enough
   */
  public record Awaiting(
      List<Expectation> expectations,
      boolean untilFinal,
      Optional<Duration> timeout,
      boolean held) {
    /** Nothing, for ever. */
    public static final Awaiting NOTHING = new Awaiting(List.of(), false, Optional.empty(), false);
  }
}
