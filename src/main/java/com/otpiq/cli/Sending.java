package com.otpiq.cli;

import com.otpiq.delivery.Courier;
import com.otpiq.delivery.Parcel;
import com.otpiq.delivery.Policies;
import com.otpiq.delivery.Transport;
import com.otpiq.message.WebhookSecret;
import com.otpiq.replay.Dress;
import com.otpiq.replay.Original;
import com.otpiq.replay.Plan;
import com.otpiq.replay.Replay;
import com.otpiq.replay.Shipment;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.webhook.Family;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What replay and trigger do with their webhooks: one engine, two sources. */
final class Sending {
  private final Host host;
  private final DeliveryOptions options;
  private final Reporter reporter;
  private final Policies policies;
  private final Seed seed;

  /**
   * One run.
   *
   * @param usualRetries where the user says nothing; none for what OTPIQ documents
   */
  Sending(Host host, DeliveryOptions options, Reporter reporter, OptionalInt usualRetries) {
    this.host = host;
    this.options = options;
    this.reporter = reporter;
    this.policies = options.retry.policies(usualRetries);
    this.seed = options.pace.seed(host);
  }

  /** Shows the schedules of these families. */
  ExitCode plan(Stream<Family> families) {
    families
        .distinct()
        .map(family -> Plan.of(family, policies.of(family), options.pace.given()))
        .forEach(reporter::report);
    return ExitCode.OK;
  }

  /** Sends what the options choose, or shows it where they say so. */
  ExitCode run(List<Original> all, boolean keepTiming) throws InterruptedException {
    List<Original> chosen = chosen(all);
    if (options.print) {
      chosen.forEach(original -> reporter.report(new Event.Printed(original.body())));
      return ExitCode.OK;
    }
    return options.plan
        ? plan(chosen.stream().map(Original::family))
        : deliver(shipments(chosen, keepTiming));
  }

  private ExitCode deliver(List<Shipment> shipments) throws InterruptedException {
    try (Transport transport = options.target.transport(host)) {
      Time time = options.pace.time(host);
      var courier = new Courier(transport, policies, options.retry.breaker(), time);
      boolean all = new Replay(shipments, courier, time, seed, reporter).run(options.pace.lanes());
      return all ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private List<Original> chosen(List<Original> all) {
    var random = seed.random(0);
    List<Original> known = all.stream().map(original -> original.identified(random)).toList();
    List<Original> chosen = options.select.selection().choose(known, random);
    if (chosen.isEmpty()) {
      throw Problem.of(
          Problem.Kind.INPUT, "no payload among " + all.size() + " is what --only asks for");
    }
    if (options.select.shuffle && options.pace.given().isEmpty()) {
      reporter.report(new Event.Notice("the same order again: --seed " + seed.value()));
    }
    var shaping = options.shape.shaping(random);
    return chosen.stream().map(original -> original.with(shaping.shape(original.body()))).toList();
  }

  private List<Shipment> shipments(List<Original> chosen, boolean keepTiming) {
    List<Original> inOrder = keepTiming ? byTime(chosen) : chosen;
    var dress = new Dress(proof(chosen), options.shape.headers(), Version.userAgent(), host.time());
    List<Parcel> parcels = inOrder.stream().map(dress::parcel).toList();
    return keepTiming ? Shipment.timed(parcels, recorded(inOrder)) : Shipment.atOnce(parcels);
  }

  private Optional<WebhookSecret> proof(List<Original> chosen) {
    Optional<WebhookSecret> one = options.secret.readOne(host, reporter);
    boolean signed =
        chosen.stream().anyMatch(original -> original.family() == Family.WHATSAPP_INBOUND);
    if (one.isEmpty() && signed) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "an inbound message is signed, which needs a secret",
          "--secret-file FILE");
    }
    return one;
  }

  private static List<Original> byTime(List<Original> chosen) {
    return chosen.stream()
        .sorted(Comparator.comparing(original -> original.at().orElse(Instant.EPOCH)))
        .toList();
  }

  private List<Instant> recorded(List<Original> chosen) {
    if (options.select.shuffle) {
      throw Problem.of(Problem.Kind.USAGE, "--keep-timing and --shuffle contradict each other");
    }
    return chosen.stream()
        .map(original ->
            original
                .at()
                .orElseThrow(() ->
                    Problem.of(
                        Problem.Kind.INPUT,
                        "--keep-timing needs the times at which webhooks came, and some have none",
                        "a journal of `otpiq listen --save`, or a HAR")))
        .toList();
  }
}
