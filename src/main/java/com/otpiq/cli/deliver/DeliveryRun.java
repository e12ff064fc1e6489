package com.otpiq.cli.deliver;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.delivery.CircuitBreaker;
import com.otpiq.delivery.Deliverer;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.delivery.Reachability;
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
import com.otpiq.replay.WebhookSelection;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** What replay and trigger have in common: they differ only in the source of their webhooks. */
final class DeliveryRun {
  private final Host host;
  private final DeliveryOptions options;
  private final Reporter reporter;
  private final RetryPolicy.ByKind policies;
  private final CircuitBreaker breaker;
  private final Reachability reachability;
  private final WebhookSelection selection;
  private final Headers extraHeaders;
  private final Time time;
  private final int concurrency;
  private final Seed seed;
  private int unreadable;

  /**
   * One run. Every option is checked here, also those that a plan does not need.
   *
   * @param defaultRetries without --retries; empty for the documented number
   * @param saved whether the webhooks were received before
   */
  DeliveryRun(
      Host host,
      DeliveryOptions options,
      Reporter reporter,
      OptionalInt defaultRetries,
      boolean saved) {
    this.host = host;
    this.options = options;
    this.reporter = reporter;
    this.policies = options.retry.policies(defaultRetries);
    this.breaker = options.retry.breaker();
    this.reachability =
        defaultRetries.isEmpty() && !options.retry.isGiven() && !options.pacing.virtual
            ? Reachability.required()
            : Reachability.ignored();
    this.selection = options.selection.selection(saved);
    this.extraHeaders = options.payload.headers();
    this.time = options.pacing.time(host);
    this.concurrency = options.pacing.concurrency();
    this.seed = options.pacing.seed(host);
    options.target.check();
  }

  /** Which of the webhooks are selected. */
  Filter only() {
    return selection.only();
  }

  /** Reports what was left out of the files; a webhook that cannot be read is not acknowledged. */
  void reportOmissions(SavedWebhooks saved) {
    saved.omissions().forEach(reporter::report);
    unreadable = saved.unreadable();
  }

  /**
   * Shows the schedule of a kind of webhook.
   *
   * @param webhooks how many of them there are; 0 if none is given
   */
  void plan(WebhookKind kind, long webhooks) {
    reporter.report(
        RetrySchedule.of(kind, webhooks, policies.of(kind), options.pacing.givenSeed()));
  }

  /** Delivers the selected webhooks; with --print or --plan, shows them instead. */
  ExitCode deliver(List<OutgoingWebhook> all, boolean keepTiming) throws InterruptedException {
    List<OutgoingWebhook> webhooks = selected(all);
    if (options.print) {
      print(webhooks);
      return complete();
    }
    if (options.plan) {
      webhooks.stream()
          .collect(groupingBy(OutgoingWebhook::kind, LinkedHashMap::new, counting()))
          .forEach(this::plan);
      return complete();
    }
    var headers =
        new RequestHeaders(secret(webhooks), extraHeaders, Version.userAgent(), host.time());
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
      var deliverer = new Deliverer(transport, headers, policies, breaker, reachability, time);
      var hints = new DeliveryHints(reporter, headers.hasSecret(), reachability);
      var replay = new Replay(webhooks, unreadable, deliverer, time, seed, hints);
      boolean allAcknowledged = replay.run(concurrency, keepTiming);
      return allAcknowledged ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private List<OutgoingWebhook> selected(List<OutgoingWebhook> all) {
    RandomGenerator random = seed.random(0);
    List<OutgoingWebhook> identified =
        all.stream().map(webhook -> webhook.withEventId(random)).toList();
    List<OutgoingWebhook> selected = selection.select(identified, random);
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
