package com.otpiq.replay;

import com.otpiq.delivery.Parcel;
import com.otpiq.message.WebhookSecret;
import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import com.otpiq.sample.Scenario;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Headers;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The webhooks of a scenario, shaped and dressed as asked.
 *
 * @param userAgent what the tool calls itself on the wire
 */
public record Trigger(
    Scenario scenario,
    Shaping shaping,
    Optional<WebhookSecret> secret,
    Headers extra,
    String userAgent) {

  /** Everything that is to be delivered, in order. */
  public List<Parcel> parcels(RandomGenerator random) {
    return bodies().stream().map(body -> parcel(body, random)).toList();
  }

  /** Shows the payloads instead of sending them. */
  public void print(Reporter reporter) {
    bodies().forEach(body -> reporter.report(new Event.Printed(body)));
  }

  private List<Body> bodies() {
    return scenario.bodies().stream().map(shaping::shape).toList();
  }

  private Parcel parcel(Body body, RandomGenerator random) {
    String eventId = "evt_" + HexFormat.of().toHexDigits(random.nextLong());
    return new Outgoing(body, scenario.family(), secret, eventId, extra, userAgent);
  }
}
