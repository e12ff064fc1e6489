package com.otpiq.sandbox;

import com.otpiq.delivery.Transport;
import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.SmsIdFormat;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The messages of the sandbox and its project's credit, and all that happens to them. */
final class SandboxState implements AutoCloseable {
  private final SandboxConfig settings;
  private final Scheduler agenda;
  private final StateFile state;
  private final DeliveryQueue post;
  private final Reporter told;
  private final Map<String, SandboxMessage> messages = new LinkedHashMap<>();
  private long credit;
  private final SandboxTotals tally = new SandboxTotals();

  SandboxState(
      SandboxConfig settings,
      Scheduler agenda,
      StateFile state,
      Function<URI, Transport> transports,
      Reporter told) {
    this.settings = settings;
    this.agenda = agenda;
    this.state = state;
    this.post = new DeliveryQueue(settings, agenda, transports, told, this::ended);
    this.told = told;
    this.credit = settings.credit();
  }

  Instant now() {
    return agenda.now();
  }

  synchronized long credit() {
    return credit;
  }

  /**
   * Takes a message; nothing where it could not be kept. Nothing happens to it before {@link
   * #begin}.
   */
  synchronized Optional<SandboxMessage> accept(MessageDraft draft) {
    SandboxMessage sms = sms(tally.nextMessage(), id(tally.nextMessage()), draft, agenda.now());
    if (!state.accepted(sms, draft)) {
      return Optional.empty();
    }
    add(sms, draft);
    return Optional.of(sms);
  }

  /** From now on, things happen to the message. */
  void begin(SandboxMessage sms) {
    RandomGenerator chance = settings.seed().random(2 * sms.number());
    for (ScenarioStep step :
        sms.fate().steps().subList(sms.stepsDone(), sms.fate().steps().size())) {
      double millis = step.after().toMillis() / settings.speed() * chance.nextDouble(0.9, 1.1);
      agenda.at(sms.acceptedAt().plusMillis(Math.round(millis)), () -> happen(sms, step));
    }
  }

  synchronized Optional<SandboxMessage> message(String id) {
    return Optional.ofNullable(messages.get(id));
  }

  synchronized List<SandboxMessage> messages() {
    return List.copyOf(messages.values());
  }

  /** What track answers about a message now. */
  synchronized JsonObjectBuilder tracked(SandboxMessage sms) {
    return sms.tracked();
  }

  synchronized List<PendingDelivery> dispatches(SandboxMessage sms) {
    return List.copyOf(sms.dispatches());
  }

  Collection<Endpoint> endpoints() {
    return post.endpoints();
  }

  synchronized Event.Simulated summary() {
    return tally.summary();
  }

  /** Waits until every message is over, at most so long in real time; whether all are. */
  synchronized boolean awaitQuiet(Duration limit) throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    while (tally.isBusy() && !watch.leftOf(limit).isZero()) {
      wait(Math.max(1, watch.leftOf(limit).toMillis()));
    }
    return !tally.isBusy();
  }

  /** Sends every webhook of a message again that is not on its way; how many. */
  synchronized int redeliver(SandboxMessage sms) {
    boolean idle = sms.queue().isEmpty();
    List<PendingDelivery> done =
        sms.dispatches().stream()
            .filter(dispatch -> dispatch.state() != PendingDelivery.State.WAITING)
            .toList();
    for (PendingDelivery dispatch : done) {
      tally.count(dispatch.state(), -1);
      dispatch.again();
      sms.queue().addLast(dispatch);
    }
    if (!done.isEmpty() && sms.reopen()) {
      tally.opened();
    }
    if (idle && !done.isEmpty()) {
      post.send(done.getFirst());
    }
    return done.size();
  }

  /** As on the first day. */
  synchronized void reset() {
    agenda.clear();
    post.clear();
    messages.values().forEach(SandboxMessage::forget);
    messages.clear();
    credit = settings.credit();
    tally.reset();
    state.reset();
    notifyAll();
  }

  void advance(Duration by) {
    agenda.advance(by);
  }

  /** A message as it is at its beginning. */
  SandboxMessage sms(long number, String id, MessageDraft draft, Instant at) {
    Optional<WebhookTarget> hook =
        draft
            .target()
            .map(target ->
                new WebhookTarget(post.endpoint(target.url()), target.type(), target.secret()));
    return new SandboxMessage(number, id, draft, hook, at);
  }

  /** Brings back a message of the state file, where it stood. */
  synchronized void restore(
      SandboxMessage sms, MessageDraft draft, int stepsDone, List<PendingDelivery.State> ended) {
    add(sms, draft);
    for (ScenarioStep step : sms.fate().steps().subList(0, stepsDone)) {
      apply(sms, step);
    }
    for (int i = 0; i < ended.size() && !sms.queue().isEmpty(); i++) {
      sms.queue().removeFirst().ended(ended.get(i));
      tally.count(ended.get(i), 1);
    }
    settle(sms);
  }

  /** What was restored goes on. */
  synchronized void resume() {
    for (SandboxMessage sms : messages.values()) {
      begin(sms);
      Optional.ofNullable(sms.queue().peekFirst()).ifPresent(post::send);
    }
  }

  @Override
  public void close() {
    post.close();
  }

  private void add(SandboxMessage sms, MessageDraft draft) {
    tally.accepted(sms.number());
    messages.put(sms.id(), sms);
    credit -= draft.price();
    sms.book(draft.price());
    tally.opened();
    settle(sms);
  }

  private String id(long number) {
    return SmsIdFormat.HYPHEN.generate(settings.seed().random(2 * number + 1));
  }

  private synchronized void happen(SandboxMessage sms, ScenarioStep step) {
    if (messages.get(sms.id()) != sms) {
      return;
    }
    boolean idle = sms.queue().isEmpty();
    state.happened(sms);
    apply(sms, step);
    if (!step.isEcho()) {
      told.report(
          new Event.Moved(
              agenda.now(), sms.id(), sms.channel(), step.status(), step.isFinal(), step.reason()));
    }
    if (idle) {
      Optional.ofNullable(sms.queue().peekFirst()).ifPresent(post::send);
    }
    settle(sms);
  }

  /** Moves the message, books what that costs, and queues its webhooks. */
  private void apply(SandboxMessage sms, ScenarioStep step) {
    sms.apply(step);
    long amount = step.isEcho() ? 0 : amount(sms, step);
    credit -= amount;
    sms.book(amount);
    boolean wanted =
        sms.hook().filter(hook -> hook.type() == ReportType.ALL || step.isFinal()).isPresent();
    for (int copy = 0; wanted && copy < step.copies(); copy++) {
      PendingDelivery dispatch =
          new PendingDelivery(
              tally.nextDispatch(), sms, step, settings.userAgent(), agenda.clock());
      sms.dispatches().add(dispatch);
      sms.queue().addLast(dispatch);
    }
  }

  /** A channel that failed is paid back, and the next one is paid; assumed. */
  private static long amount(SandboxMessage sms, ScenarioStep step) {
    long price = ChannelRoute.price(sms.route().get(step.leg()), sms.parts());
    return switch (step.status()) {
      case FAILED -> sms.isPaid(step.leg()) ? -price : 0;
      case SENT, DELIVERED -> sms.pay(step.leg()) ? price : 0;
    };
  }

  private synchronized void ended(PendingDelivery dispatch, PendingDelivery.State how) {
    SandboxMessage sms = dispatch.sms();
    if (messages.get(sms.id()) != sms) {
      return;
    }
    tally.count(how, 1);
    state.ended(sms, how);
    sms.queue().removeFirst();
    Optional.ofNullable(sms.queue().peekFirst()).ifPresent(post::send);
    settle(sms);
  }

  private void settle(SandboxMessage sms) {
    if (sms.isOver() && sms.settle()) {
      tally.settled();
      notifyAll();
    }
  }
}
