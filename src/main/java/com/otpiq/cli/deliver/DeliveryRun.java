package com.otpiq.cli.deliver;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.delivery.Deliverer;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.delivery.RetryPolicies;
import com.otpiq.delivery.Transport;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.WebhookSecret;
import com.otpiq.replay.Replay;
import com.otpiq.replay.ReplayWebhook;
import com.otpiq.replay.RequestHeaders;
import com.otpiq.replay.RetrySchedule;
import com.otpiq.replay.ScheduledWebhook;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.webhook.WebhookKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What replay and trigger do with their webhooks: one engine, two sources. */
final class DeliveryRun {
  private final Host host;
  private final DeliveryOptions options;
  private final Reporter reporter;
  private final RetryPolicies policies;
  private final Seed seed;

  /**
   * One run.
   *
   * @param usualRetries where the user says nothing; none for what OTPIQ documents
   */
  DeliveryRun(Host host, DeliveryOptions options, Reporter reporter, OptionalInt usualRetries) {
    this.host = host;
    this.options = options;
    this.reporter = reporter;
    this.policies = options.retry.policies(usualRetries);
    this.seed = options.pace.seed(host);
  }

  /** Shows the schedules of these families. */
  ExitCode plan(Stream<WebhookKind> families) {
    families
        .distinct()
        .map(kind -> RetrySchedule.of(kind, policies.of(kind), options.pace.given()))
        .forEach(reporter::report);
    return ExitCode.OK;
  }

  /** Sends what the options choose, or shows it where they say so. */
  ExitCode run(List<ReplayWebhook> all, boolean keepTiming) throws InterruptedException {
    List<ReplayWebhook> chosen = chosen(all);
    if (options.print) {
      chosen.forEach(original -> reporter.report(new Event.Printed(original.body())));
      return ExitCode.OK;
    }
    return options.plan
        ? plan(chosen.stream().map(ReplayWebhook::family))
        : deliver(shipments(chosen, keepTiming));
  }

  private ExitCode deliver(List<ScheduledWebhook> shipments) throws InterruptedException {
    try (Transport transport = options.target.transport(host)) {
      Time time = options.pace.time(host);
      var courier = new Deliverer(transport, policies, options.retry.breaker(), time);
      boolean all = new Replay(shipments, courier, time, seed, reporter).run(options.pace.lanes());
      return all ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private List<ReplayWebhook> chosen(List<ReplayWebhook> all) {
    var random = seed.random(0);
    List<ReplayWebhook> known = all.stream().map(original -> original.identified(random)).toList();
    List<ReplayWebhook> chosen = options.select.selection().choose(known, random);
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

  private List<ScheduledWebhook> shipments(List<ReplayWebhook> chosen, boolean keepTiming) {
    List<ReplayWebhook> inOrder = keepTiming ? byTime(chosen) : chosen;
    var dress =
        new RequestHeaders(
            proof(chosen), options.shape.headers(), Version.userAgent(), host.time());
    List<OutgoingWebhook> parcels = inOrder.stream().map(dress::parcel).toList();
    return keepTiming
        ? ScheduledWebhook.timed(parcels, recorded(inOrder))
        : ScheduledWebhook.atOnce(parcels);
  }

  private Optional<WebhookSecret> proof(List<ReplayWebhook> chosen) {
    Optional<WebhookSecret> one = options.secret.readOne(host, reporter);
    boolean signed =
        chosen.stream().anyMatch(original -> original.family() == WebhookKind.WHATSAPP_INBOUND);
    if (one.isEmpty() && signed) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "an inbound message is signed, which needs a secret",
          "--secret-file FILE");
    }
    return one;
  }

  private static List<ReplayWebhook> byTime(List<ReplayWebhook> chosen) {
    return chosen.stream()
        .sorted(Comparator.comparing(original -> original.at().orElse(Instant.EPOCH)))
        .toList();
  }

  private List<Instant> recorded(List<ReplayWebhook> chosen) {
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
