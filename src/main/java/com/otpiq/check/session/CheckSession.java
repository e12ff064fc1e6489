package com.otpiq.check.session;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.delivery.Outcome;
import com.otpiq.event.SafeText;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.SmsIdFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What one check does with the receiver: messages and connections of its own, and everything that
 * was exchanged.
 */
public final class CheckSession implements AutoCloseable {
  private static final int EXCERPT = 300;
  private static final Duration GLANCE = Duration.ofMillis(40);

  /** How long a state is watched at least that must not change; a tenth of the longest wait. */
  private static final int SETTLING = 10;

  private final ReceiverUnderTest subject;
  private final RandomGenerator random;
  private final Supplier<Duration> left;
  private final HttpCaller caller;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<String, ObservedState> before = new ConcurrentHashMap<>();

  /**
   * What one check does.
   *
   * @param left of the time for all checks
   */
  public CheckSession(ReceiverUnderTest subject, RandomGenerator random, Supplier<Duration> left) {
    this.subject = subject;
    this.random = random;
    this.left = left;
    this.caller = new HttpCaller(subject.networkPolicy());
  }

  public ReceiverUnderTest subject() {
    return subject;
  }

  /** A message that the application knows, where there is a way to tell it. */
  public String message() throws InterruptedException, IncompleteCheckException {
    return message(subject.form());
  }

  public String message(SmsIdFormat form) throws InterruptedException, IncompleteCheckException {
    String smsId = stranger(form);
    prepare(smsId);
    if (subject.vocabulary().isPresent()) {
      before.put(smsId, state(smsId));
    }
    return smsId;
  }

  /** Tells the application of a message, where there is a way to. */
  public void prepare(String smsId) throws InterruptedException {
    if (subject.insight().preparer().isPresent()) {
      subject.insight().preparer().get().prepare(smsId);
    }
  }

  /** A message that nobody has heard of. */
  public String stranger() {
    return stranger(subject.form());
  }

  private synchronized String stranger(SmsIdFormat form) {
    return form.generate(random);
  }

  /** Delivers a webhook about a message, as OTPIQ does. */
  public CheckResponse deliver(String smsId, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    return send(webhook(smsId, payload));
  }

  /** A webhook about a message, with the right secret. */
  public CheckRequest webhook(String smsId, CheckPayload payload) {
    return CheckRequest.post(payload.of(smsId), payload.words()).with(subject.proof().right());
  }

  /** Makes a request within the time that OTPIQ waits. */
  public CheckResponse send(CheckRequest request)
      throws InterruptedException, IncompleteCheckException {
    return send(request, ReceiverUnderTest.DEADLINE);
  }

  /** The same, to explain what was found already: reports do not take its answer for the cause. */
  public CheckResponse probe(CheckRequest request)
      throws InterruptedException, IncompleteCheckException {
    return noted(exchange(request, ReceiverUnderTest.DEADLINE), true);
  }

  /** Makes all of these requests at the same moment. */
  public List<CheckResponse> sendAtOnce(List<CheckRequest> requests)
      throws InterruptedException, IncompleteCheckException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<CheckResponse>> calls =
          requests.stream().<Callable<CheckResponse>>map(request -> () -> send(request)).toList();
      List<CheckResponse> replies = new ArrayList<>();
      for (Future<CheckResponse> reply : threads.invokeAll(calls)) {
        replies.add(reply.get());
      }
      return replies;
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof IncompleteCheckException late) {
        throw late;
      }
      throw new IllegalStateException(fault.getCause());
    }
  }

  /** Makes a request within this time. */
  public CheckResponse send(CheckRequest request, Duration deadline)
      throws InterruptedException, IncompleteCheckException {
    return noted(exchange(request, deadline), false);
  }

  /** Takes answers of another check for the ones that this one is about. */
  public void recall(List<CheckResponse> replies) {
    replies.forEach(reply -> noted(reply, false));
  }

  private CheckResponse exchange(CheckRequest request, Duration deadline)
      throws InterruptedException, IncompleteCheckException {
    if (left.get().isZero()) {
      throw IncompleteCheckException.timeLimit("the time of --max-time was over");
    }
    Stopwatch watch = Stopwatch.start();
    Outcome outcome = caller.call(call(request), deadline);
    return new CheckResponse(request.words(), outcome, clean(words(outcome)), watch.elapsed());
  }

  /**
   * What to say of a webhook that was not acknowledged: where the plain one is not either, the
   * check's own matter is not the cause, and another check tells of it.
   */
  public Verdict refused(CheckResponse reply, CheckPayload plain)
      throws InterruptedException, IncompleteCheckException {
    return probe(webhook(message(), plain)).acknowledged()
        ? new Verdict.Failed(reply.sentence())
        : new Verdict.Skipped("a plain " + plain.words() + " is not acknowledged either");
  }

  /** The request as it goes over the wire. */
  public Call call(CheckRequest request) {
    Headers headers =
        Headers.NONE
            .with(HeaderName.USER_AGENT, subject.userAgent())
            .overriddenBy(request.headers());
    return new Call(request.method(), subject.target(), headers, request.body());
  }

  /** What the application remembers of a message now. */
  public ObservedState state(String smsId) throws InterruptedException, IncompleteCheckException {
    return subject.insight().memory().orElseThrow().of(smsId).map(this::clean);
  }

  /** What it remembers once that is as wanted, or at the end of the wait. */
  public ObservedState eventually(String smsId, Predicate<ObservedState> wanted)
      throws InterruptedException, IncompleteCheckException {
    Stopwatch watch = Stopwatch.start();
    ObservedState seen = state(smsId);
    while (!wanted.test(seen) && watch.leftOf(subject.insight().patience()).isPositive()) {
      subject.time().sleep(GLANCE);
      seen = state(smsId);
    }
    return seen;
  }

  /**
   * What it remembers after a while in which it could have changed its mind: longer than it took to
   * store the first events.
   */
  public ObservedState settled(String smsId) throws InterruptedException, IncompleteCheckException {
    Duration least = subject.insight().patience().dividedBy(SETTLING);
    subject.time().sleep(least.plus(subject.storing().multipliedBy(2)));
    return state(smsId);
  }

  /** What it remembered before anything was delivered. */
  public ObservedState before(String smsId) {
    return before.getOrDefault(smsId, ObservedState.NONE);
  }

  /** Every exchange so far. */
  public synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  @Override
  public void close() {
    caller.close();
  }

  private synchronized CheckResponse noted(CheckResponse reply, boolean aside) {
    if (!reply.neverReached()) {
      subject.answered();
    }
    evidence.add(
        new Evidence(reply.request(), reply.words(), excerpt(reply.body()), reply.took(), aside));
    return reply;
  }

  /** The beginning of what a receiver said. */
  private String excerpt(String body) {
    String clean = clean(body).strip();
    return clean.length() <= EXCERPT ? clean : clean.substring(0, EXCERPT) + "…";
  }

  /** Text without the secrets that a receiver, or what it stores, may have repeated. */
  public String clean(String text) {
    return subject.proof().redactor().redact(text);
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Responded answer ->
          SafeText.shorten((answer.status() + " " + answer.phrase()).strip());
      case Outcome.TimedOut late -> "timed out while " + late.during();
      case Outcome.Failed failed -> SafeText.shorten(failed.reason());
    };
  }
}
