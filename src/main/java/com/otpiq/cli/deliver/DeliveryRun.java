package com.otpiq.cli.deliver;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.delivery.Deliverer;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.delivery.RequestHeaders;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.delivery.Transport;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.journal.SavedWebhooks;
import com.otpiq.message.WebhookSecret;
import com.otpiq.replay.PayloadEdits;
import com.otpiq.replay.Replay;
import com.otpiq.replay.RetrySchedule;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What replay and trigger have in common: they differ only in the source of their webhooks. */
final class DeliveryRun {
  private final Host host;
  private final DeliveryOptions options;
  private final Reporter reporter;
  private final RetryPolicy.ByKind policies;
  private final Seed seed;
  private int unreadable;

  /**
   * One run.
   *
   * @param defaultRetries without --retries; empty for the documented number
   */
  DeliveryRun(Host host, DeliveryOptions options, Reporter reporter, OptionalInt defaultRetries) {
    this.host = host;
    this.options = options;
    this.reporter = reporter;
    this.policies = options.retry.policies(defaultRetries);
    this.seed = options.pacing.seed(host);
  }

  /** Reports what was left out of the files; a webhook that cannot be read is not acknowledged. */
  void reportOmissions(SavedWebhooks saved) {
    saved.omissions().forEach(reporter::report);
    unreadable = saved.unreadable();
  }

  /** Shows the schedules of these kinds of webhook. */
  void plan(Stream<WebhookKind> kinds) {
    kinds
        .distinct()
        .map(kind -> RetrySchedule.of(kind, policies.of(kind), options.pacing.givenSeed()))
        .forEach(reporter::report);
  }

  /** Delivers the selected webhooks; with --print or --plan, shows them instead. */
  ExitCode deliver(List<OutgoingWebhook> all, boolean keepTiming) throws InterruptedException {
    List<OutgoingWebhook> webhooks = selected(all);
    if (options.print) {
      print(webhooks);
      return complete();
    }
    if (options.plan) {
      plan(webhooks.stream().map(OutgoingWebhook::kind));
      return complete();
    }
    var headers =
        new RequestHeaders(
            secret(webhooks), options.payload.headers(), Version.userAgent(), host.time());
    return send(keepTiming ? inRecordedOrder(webhooks) : webhooks, headers, keepTiming);
  }

  private ExitCode complete() {
    return unreadable == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private void print(List<OutgoingWebhook> webhooks) {
    var headers =
        new RequestHeaders(Optional.empty(), Headers.NONE, Version.userAgent(), host.time());
    webhooks.stream()
        .map(webhook -> new DeliveryEvent.PayloadPrinted(headers.forAttempt(webhook, 1)))
        .forEach(reporter::report);
  }

  private ExitCode send(List<OutgoingWebhook> webhooks, RequestHeaders headers, boolean keepTiming)
      throws InterruptedException {
    try (Transport transport = options.target.transport(host)) {
      Time time = options.pacing.time(host);
      var deliverer = new Deliverer(transport, headers, policies, options.retry.breaker(), time);
      var replay = new Replay(webhooks, unreadable, deliverer, time, seed, reporter);
      boolean allAcknowledged = replay.run(options.pacing.concurrency(), keepTiming);
      return allAcknowledged ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private List<OutgoingWebhook> selected(List<OutgoingWebhook> all) {
    RandomGenerator random = seed.random(0);
    List<OutgoingWebhook> identified =
        all.stream().map(webhook -> webhook.withEventId(random)).toList();
    List<OutgoingWebhook> selected = options.selection.selection().select(identified, random);
    if (selected.isEmpty()) {
      throw Problem.of(Problem.Kind.INPUT, "no payload matches --only (" + all.size() + " read)");
    }
    if (options.selection.shuffle && options.pacing.givenSeed().isEmpty()) {
      reporter.report(new Event.Notice("to repeat this order: --seed " + seed.value()));
    }
    PayloadEdits edits = options.payload.edits(random);
    return selected.stream().map(webhook -> webhook.withBody(edits.apply(webhook.body()))).toList();
  }

  private Optional<WebhookSecret> secret(List<OutgoingWebhook> webhooks) {
    Optional<WebhookSecret> secret = options.secret.readOne(host, reporter);
    boolean isSigned =
        webhooks.stream().anyMatch(webhook -> webhook.kind() == WebhookKind.WHATSAPP_INBOUND);
    if (secret.isEmpty() && isSigned) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "an inbound message is signed, which needs a secret",
          "--secret-file FILE");
    }
    return secret;
  }

  private static List<OutgoingWebhook> inRecordedOrder(List<OutgoingWebhook> webhooks) {
    return webhooks.stream()
        .sorted(Comparator.comparing(webhook -> webhook.receivedAt().orElse(Instant.EPOCH)))
        .toList();
  }
}
