package com.otpiq.check.session;

import com.otpiq.check.probe.CommandStateProbe;
import com.otpiq.check.probe.ObservedState;
import com.otpiq.delivery.Outcome;
import com.otpiq.errorpage.ErrorPages;
import com.otpiq.event.SafeText;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.TlsProbe;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One run of one check: its own messages and connections, and the evidence it collects. */
public final class CheckSession implements AutoCloseable {
  private static final int EXCERPT = 300;
  private static final Duration POLL_INTERVAL = Duration.ofMillis(40);

  /** A state that must not change is watched for a tenth of the store timeout, at least. */
  private static final int SETTLING = 10;

  private final ReceiverUnderTest receiver;
  private final RandomGenerator random;
  private final TimeLimit timeLimit;
  private final CheckTransport transport;
  private final List<Evidence> evidence = new ArrayList<>();

  /**
   * Opens connections for one check.
   *
   * @param remaining the rest of the time limit of the run
   */
  public CheckSession(
      ReceiverUnderTest receiver, RandomGenerator random, Supplier<Duration> remaining) {
    this.receiver = receiver;
    this.random = random;
    this.timeLimit = new TimeLimit(remaining);
    this.transport = receiver.connect();
  }

  public ReceiverUnderTest receiver() {
    return receiver;
  }

  /** The connections, for what is not a request with a response. */
  public CheckTransport transport() {
    return transport;
  }

  /** The smsId of a new message, which the application knows if it can be prepared. */
  public String newMessage() throws InterruptedException {
    return newMessage(receiver.smsIdFormat());
  }

  /** The same with an smsId in this format. */
  public String newMessage(SmsIdFormat format) throws InterruptedException {
    String smsId = unknownMessage(format);
    prepare(smsId);
    return smsId;
  }

  /** Makes a message known to the application, if the user gave a command for it. */
  public void prepare(String smsId) throws InterruptedException {
    if (receiver.application().preparer().isPresent()) {
      receiver.application().preparer().get().prepare(smsId);
    }
  }

  /** The smsId of a new message that the application does not know. */
  public String unknownMessage() {
    return unknownMessage(receiver.smsIdFormat());
  }

  private synchronized String unknownMessage(SmsIdFormat format) {
    return format.generate(random);
  }

  /** Delivers a webhook about a message, as OTPIQ does. */
  public CheckResponse deliver(String smsId, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    return send(webhook(smsId, payload));
  }

  /** A webhook about a message, with the current secret. */
  public CheckRequest webhook(String smsId, CheckPayload payload) {
    return CheckRequest.post(payload.bodyFor(smsId), payload.description())
        .with(receiver.credentials().current());
  }

  /** Sends a request with the deadline that OTPIQ uses. */
  public CheckResponse send(CheckRequest request)
      throws InterruptedException, IncompleteCheckException {
    return send(request, ReceiverUnderTest.DEADLINE);
  }

  /** Sends a request with this deadline. */
  public CheckResponse send(CheckRequest request, Duration deadline)
      throws InterruptedException, IncompleteCheckException {
    return recorded(exchange(request, deadline), false);
  }

  /** Makes a TLS handshake; empty if the URL is not https or a proxy is used. */
  public Optional<TlsProbe> handshake(Duration deadline)
      throws InterruptedException, IncompleteCheckException {
    return timeLimit.within(deadline, transport::handshake);
  }

  /** Sends a request that only explains a failure: reports do not quote its response. */
  public CheckResponse sendSupplementary(CheckRequest request)
      throws InterruptedException, IncompleteCheckException {
    return recorded(exchange(request, ReceiverUnderTest.DEADLINE), true);
  }

  /** Sends all of these requests at the same time; returns the responses in their order. */
  public List<CheckResponse> sendConcurrently(List<CheckRequest> requests)
      throws InterruptedException, IncompleteCheckException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<CheckResponse>> calls =
          requests.stream().<Callable<CheckResponse>>map(request -> () -> send(request)).toList();
      List<CheckResponse> responses = new ArrayList<>();
      for (Future<CheckResponse> response : executor.invokeAll(calls)) {
        responses.add(response.get());
      }
      return responses;
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof IncompleteCheckException incomplete) {
        throw incomplete;
      }
      throw new IllegalStateException(fault.getCause());
    }
  }

  /** Uses responses that another check received as evidence of this one. */
  public void reuse(List<CheckResponse> responses) {
    responses.forEach(response -> recorded(response, false));
  }

  private CheckResponse exchange(CheckRequest request, Duration deadline)
      throws InterruptedException, IncompleteCheckException {
    Stopwatch stopwatch = Stopwatch.start(receiver.time());
    Outcome outcome = timeLimit.within(deadline, limit -> transport.send(call(request), limit));
    String text = redact(CheckResponse.describe(outcome));
    return new CheckResponse(request.description(), outcome, text, stopwatch.elapsed());
  }

  /**
   * The verdict on a webhook that was not acknowledged. If the plain webhook is not acknowledged
   * either, the failure has another cause, and another check reports it.
   */
  public Verdict rejection(CheckResponse response, CheckPayload plain)
      throws InterruptedException, IncompleteCheckException {
    return sendSupplementary(webhook(newMessage(), plain)).isAcknowledged()
        ? response.failure()
        : new Verdict.Unfinished("a plain " + plain.description() + " is not acknowledged either");
  }

  /** The request as it is sent: to the target, with OTPIQ's User-Agent. */
  public Call call(CheckRequest request) {
    Headers headers =
        Headers.NONE
            .with(HeaderName.USER_AGENT, receiver.userAgent())
            .overriddenBy(request.headers());
    return new Call(request.method(), receiver.target(), headers, request.body());
  }

  /** The stored state of a message now, without secrets and without the smsId. */
  public ObservedState state(String smsId) throws InterruptedException, IncompleteCheckException {
    timeLimit.requireTime();
    return receiver
        .application()
        .stateProbe()
        .orElseThrow()
        .read(smsId)
        .map(text -> redact(text).replace(smsId, CommandStateProbe.SMS_ID));
  }

  /** The stored state as soon as it is as expected, or after the store timeout. */
  public ObservedState awaitState(String smsId, Predicate<ObservedState> expected)
      throws InterruptedException, IncompleteCheckException {
    Stopwatch stopwatch = Stopwatch.start(receiver.time());
    while (true) {
      boolean isLast = !stopwatch.remainingOf(receiver.application().storeTimeout()).isPositive();
      ObservedState state = state(smsId);
      if (isLast || expected.test(state)) {
        return state;
      }
      receiver.time().sleep(POLL_INTERVAL);
    }
  }

  /** The stored state after a wait longer than the application took to store the first events. */
  public ObservedState settledState(String smsId)
      throws InterruptedException, IncompleteCheckException {
    receiver.time().sleep(settlingTime());
    return state(smsId);
  }

  /** Longer than the application took to store the first events. */
  public Duration settlingTime() {
    Duration least = receiver.application().storeTimeout().dividedBy(SETTLING);
    return least.plus(receiver.storeDelay().multipliedBy(2));
  }

  /** Every request and response so far. */
  public synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  @Override
  public void close() {
    transport.close();
  }

  private synchronized CheckResponse recorded(CheckResponse response, boolean supplementary) {
    if (!response.notReached()) {
      receiver.markReached();
    }
    evidence.add(
        new Evidence(
            response.request(),
            response.description(),
            SafeText.cut(redact(response.body()).strip(), EXCERPT),
            ErrorPages.errorIn(response.outcome().redacted(receiver.credentials().redactor())),
            response.took(),
            supplementary));
    return response;
  }

  /** Replaces the secrets, which a receiver or its stored state may repeat. */
  public String redact(String text) {
    return receiver.credentials().redactor().redact(text);
  }
}
