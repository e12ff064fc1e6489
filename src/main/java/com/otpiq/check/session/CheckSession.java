package com.otpiq.check.session;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.session.CheckClient.Manner;
import com.otpiq.net.client.Segments;
import com.otpiq.net.client.TlsProbe;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.SmsIdFormat;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One run of one check: its own messages and connections, and the evidence it collects. */
public final class CheckSession implements AutoCloseable {
  /** How many look-ups are made at the same time. */
  private static final int LOOKUPS = 16;

  private final ReceiverUnderTest receiver;
  private final RandomGenerator random;
  private final TimeLimit timeLimit;
  private final CheckTransport transport;
  private final CheckClient client;
  private final StoredStates states;

  /**
   * Opens connections for one check.
   *
   * @param remaining the rest of the time limit of the run
   * @param exchanges records the requests
   */
  public CheckSession(
      ReceiverUnderTest receiver,
      RandomGenerator random,
      Supplier<Duration> remaining,
      Exchanges exchanges) {
    this.receiver = receiver;
    this.random = random;
    this.timeLimit = new TimeLimit(remaining);
    this.states = new StoredStates(receiver, timeLimit, exchanges);
    this.transport = receiver.connect();
    this.client = new CheckClient(receiver, transport, timeLimit, exchanges);
  }

  public ReceiverUnderTest receiver() {
    return receiver;
  }

  /** The addresses of the receiver's host; none if the name is unknown. */
  public List<InetAddress> addresses() {
    return transport.addresses();
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

  /** The smsIds of new messages. */
  public List<String> newMessages(int count) throws InterruptedException, IncompleteCheckException {
    return Concurrently.all(Collections.nCopies(count, this::newMessage), LOOKUPS);
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
    return client.send(request, deadline, Manner.PLAIN);
  }

  /** Sends a request that the receiver may reject by closing the connection. */
  public CheckResponse sendUnwanted(CheckRequest request)
      throws InterruptedException, IncompleteCheckException {
    return client.send(request, ReceiverUnderTest.DEADLINE, Manner.UNWANTED);
  }

  /** Whether {@link #sendInSegments} works for this receiver: plain HTTP without a proxy. */
  public boolean canSendInSegments() {
    return transport.canSendInSegments();
  }

  /**
   * A response to a request that was sent in segments.
   *
   * @param early the status code and reason phrase that arrived before the last segment was sent
   */
  public record Segmented(Optional<String> early, CheckResponse response) {}

  /** Sends a request in segments, and waits before each but the first. */
  public Segmented sendInSegments(CheckRequest request, Segments segments, Duration pause)
      throws InterruptedException, IncompleteCheckException {
    return client.sendInSegments(request, segments, pause);
  }

  /** Makes a TLS handshake; empty if the URL is not https or a proxy is used. */
  public Optional<TlsProbe> handshake(Duration deadline)
      throws InterruptedException, IncompleteCheckException {
    return timeLimit.within(deadline, transport::handshake);
  }

  /** Sends a request that only explains a failure: reports do not quote its response. */
  public CheckResponse sendSupplementary(CheckRequest request)
      throws InterruptedException, IncompleteCheckException {
    return client.send(request, ReceiverUnderTest.DEADLINE, Manner.SUPPLEMENTARY);
  }

  /** Sends all of these requests at the same time; returns the responses in their order. */
  public List<CheckResponse> sendConcurrently(List<CheckRequest> requests)
      throws InterruptedException, IncompleteCheckException {
    return Concurrently.all(
        requests.stream().<Concurrently.Task<CheckResponse>>map(each -> () -> send(each)).toList(),
        requests.size());
  }

  /** Uses responses that another check received as evidence of this one. */
  public void reuse(List<CheckResponse> responses) {
    responses.forEach(response -> client.record(response, false));
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

  /** The stored state of a message now, without secrets and without the smsId. */
  public ObservedState state(String smsId) throws InterruptedException, IncompleteCheckException {
    return states.now(smsId);
  }

  /** The stored state as soon as it is as expected, or after the store timeout. */
  public ObservedState awaitState(String smsId, Predicate<ObservedState> expected)
      throws InterruptedException, IncompleteCheckException {
    return states.await(smsId, expected);
  }

  /** The stored state after a wait longer than the application took to store the first events. */
  public ObservedState settledState(String smsId)
      throws InterruptedException, IncompleteCheckException {
    return states.settled(smsId);
  }

  /** Longer than the application took to store the first events. */
  public Duration settlingTime() {
    return states.settlingTime();
  }

  /** A question about the stored state of one message. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(String smsId) throws InterruptedException, IncompleteCheckException;
  }

  /** Asks about several messages at the same time; returns the answers in their order. */
  public <T> List<T> askForEach(List<String> smsIds, Question<T> question)
      throws InterruptedException, IncompleteCheckException {
    return Concurrently.all(
        smsIds.stream().<Concurrently.Task<T>>map(id -> () -> question.ask(id)).toList(), LOOKUPS);
  }

  /**
   * The verdict if the receiver limits the rate: whatever a check saw, the limit may be the reason.
   * Only the check of the limit itself judges it.
   */
  public Verdict beyondLimit(Verdict verdict) {
    boolean isAboutLimit = receiver.rate().limit().equals(Optional.of(verdict));
    return isAboutLimit
        ? verdict
        : client
            .limited()
            .<Verdict>map(
                response -> new Verdict.Unfinished(response.summary() + "; see rate-limit"))
            .orElse(verdict);
  }

  /** Every request and response so far. */
  public List<Evidence> evidence() {
    return client.evidence();
  }

  @Override
  public void close() {
    transport.close();
  }

  /** Replaces the secrets, which a receiver or its stored state may repeat. */
  public String redact(String text) {
    return receiver.credentials().redactor().redact(text);
  }
}
