package com.otpiq.event;

import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Events of {@code otpiq sandbox}; its deliveries are {@link DeliveryEvent}s. */
public sealed interface SandboxEvent extends Event {
  /**
   * The sandbox accepts requests from now on.
   *
   * @param url its URL, without a path
   * @param key an API key that it accepts
   * @param controlToken the token that it generated for its control API, if it did
   */
  record SandboxReady(String url, String key, Optional<String> controlToken)
      implements SandboxEvent {}

  /**
   * The sandbox answered a request to its API.
   *
   * @param detail the response in a few words; may be empty
   */
  record ApiRequestHandled(Instant at, String method, String path, int status, String detail)
      implements SandboxEvent {}

  /** The status of a message in the sandbox changed. */
  record MessageStatusChanged(
      Instant at,
      String smsId,
      Channel channel,
      Status status,
      boolean isFinal,
      Optional<String> reason)
      implements SandboxEvent {}

  /**
   * The sandbox paused deliveries to an endpoint, or resumed them. That OTPIQ does so is assumed.
   *
   * @param pause its length; empty if deliveries resumed
   * @param failures attempts that failed in a row
   */
  record EndpointStatusChanged(Instant at, String url, Optional<Duration> pause, int failures)
      implements SandboxEvent {}

  /**
   * The sandbox stopped.
   *
   * @param acknowledged webhooks acknowledged
   * @param failed webhooks given up
   * @param expected how many of these the test suite declared
   * @param failedEarlier webhooks that an earlier process with the same state file gave up
   * @param waiting webhooks not finished
   * @param unreadable requests that the server could not read
   */
  record SandboxSummary(
      long messages,
      long acknowledged,
      long failed,
      long expected,
      long failedEarlier,
      long waiting,
      long unreadable)
      implements SandboxEvent {}
}
