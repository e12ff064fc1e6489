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
  private static final Duration POLL_INTERVAL = Duration.ofMillis(40);

  /** How long a state is watched at least that must not change; a tenth of the longest wait. */
  private static final int SETTLING = 10;

  private final ReceiverUnderTest receiver;
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
  public CheckSession(ReceiverUnderTest receiver, RandomGenerator random, Supplier<Duration> left) {
    this.receiver = receiver;
    this.random = random;
    this.left = left;
    this.caller = new HttpCaller(receiver.networkPolicy());
  }

  public ReceiverUnderTest receiver() {
    return receiver;
  }

  /** A message that the application knows, where there is a way to tell it. */
  public String newMessage() throws InterruptedException, IncompleteCheckException {
    return newMessage(receiver.form());
  }

  public String newMessage(SmsIdFormat form) throws InterruptedException, IncompleteCheckException {
    String smsId = unknownMessage(form);
    prepare(smsId);
    if (receiver.vocabulary().isPresent()) {
      before.put(smsId, state(smsId));
    }
    return smsId;
  }

  /** Tells the application of a message, where there is a way to. */
  public void prepare(String smsId) throws InterruptedException {
    if (receiver.application().preparer().isPresent()) {
      receiver.application().preparer().get().prepare(smsId);
    }
  }

  /** A message that nobody has heard of. */
  public String unknownMessage() {
    return unknownMessage(receiver.form());
  }

  private synchronized String unknownMessage(SmsIdFormat form) {
    return form.generate(random);
  }

  /** Delivers a webhook about a message, as OTPIQ does. */
  public CheckResponse deliver(String smsId, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    return send(webhook(smsId, payload));
  }

  /** A webhook about a message, with the right secret. */
  public CheckRequest webhook(String smsId, CheckPayload payload) {
    return CheckRequest.post(payload.of(smsId), payload.description())
        .with(receiver.credentials().current());
  }

  /** Makes a request within the time that OTPIQ waits. */
  public CheckResponse send(CheckRequest request)
      throws InterruptedException, IncompleteCheckException {
    return send(request, ReceiverUnderTest.DEADLINE);
  }

  /** The same, to explain what was found already: reports do not take its answer for the cause. */
  public CheckResponse sendSupplementary(CheckRequest request)
      throws InterruptedException, IncompleteCheckException {
    return recorded(exchange(request, ReceiverUnderTest.DEADLINE), true);
  }

  /** Makes all of these requests at the same moment. */
  public List<CheckResponse> sendConcurrently(List<CheckRequest> requests)
      throws InterruptedException, IncompleteCheckException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<CheckResponse>> calls =
          requests.stream().<Callable<CheckResponse>>map(request -> () -> send(request)).toList();
      List<CheckResponse> responses = new ArrayList<>();
      for (Future<CheckResponse> response : threads.invokeAll(calls)) {
        responses.add(response.get());
      }
      return responses;
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
    return recorded(exchange(request, deadline), false);
  }

  /** Takes answers of another check for the ones that this one is about. */
  public void reuse(List<CheckResponse> responses) {
    responses.forEach(response -> recorded(response, false));
  }

  private CheckResponse exchange(CheckRequest request, Duration deadline)
      throws InterruptedException, IncompleteCheckException {
    if (left.get().isZero()) {
      throw IncompleteCheckException.timeLimit("the time of --max-time was over");
    }
    Stopwatch watch = Stopwatch.start();
    Outcome outcome = caller.call(call(request), deadline);
    return new CheckResponse(
        request.description(), outcome, redact(words(outcome)), watch.elapsed());
  }

  /**
   * What to say of a webhook that was not acknowledged: where the plain one is not either, the
   * check's own matter is not the cause, and another check tells of it.
   */
  public Verdict rejection(CheckResponse response, CheckPayload plain)
      throws InterruptedException, IncompleteCheckException {
    return sendSupplementary(webhook(newMessage(), plain)).acknowledged()
        ? new Verdict.Failed(response.summary())
        : new Verdict.Skipped("a plain " + plain.description() + " is not acknowledged either");
  }

  /** The request as it goes over the wire. */
  public Call call(CheckRequest request) {
    Headers headers =
        Headers.NONE
            .with(HeaderName.USER_AGENT, receiver.userAgent())
            .overriddenBy(request.headers());
    return new Call(request.method(), receiver.target(), headers, request.body());
  }

  /** What the application remembers of a message now. */
  public ObservedState state(String smsId) throws InterruptedException, IncompleteCheckException {
    return receiver.application().stateProbe().orElseThrow().of(smsId).map(this::redact);
  }

  /** What it remembers once that is as wanted, or at the end of the wait. */
  public ObservedState awaitState(String smsId, Predicate<ObservedState> wanted)
      throws InterruptedException, IncompleteCheckException {
    Stopwatch watch = Stopwatch.start();
    ObservedState seen = state(smsId);
    while (!wanted.test(seen) && watch.leftOf(receiver.application().storeTimeout()).isPositive()) {
      receiver.time().sleep(POLL_INTERVAL);
      seen = state(smsId);
    }
    return seen;
  }

  /**
   * What it remembers after a while in which it could have changed its mind: longer than it took to
   * store the first events.
   */
  public ObservedState settledState(String smsId)
      throws InterruptedException, IncompleteCheckException {
    Duration least = receiver.application().storeTimeout().dividedBy(SETTLING);
    receiver.time().sleep(least.plus(receiver.storeDelay().multipliedBy(2)));
    return state(smsId);
  }

  /** What it remembered before anything was delivered. */
  public ObservedState initialState(String smsId) {
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

  private synchronized CheckResponse recorded(CheckResponse response, boolean aside) {
    if (!response.notReached()) {
      receiver.recordResponse();
    }
    evidence.add(
        new Evidence(
            response.request(),
            response.description(),
            excerpt(response.body()),
            response.took(),
            aside));
    return response;
  }

  /** The beginning of what a receiver said. */
  private String excerpt(String body) {
    String clean = redact(body).strip();
    return clean.length() <= EXCERPT ? clean : clean.substring(0, EXCERPT) + "…";
  }

  /** Text without the secrets that a receiver, or what it stores, may have repeated. */
  public String redact(String text) {
    return receiver.credentials().redactor().redact(text);
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
