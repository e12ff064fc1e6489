package com.otpiq.check;

import com.otpiq.delivery.Outcome;
import com.otpiq.net.Call;
import com.otpiq.net.HttpCaller;
import com.otpiq.report.SafeText;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
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
final class Session implements AutoCloseable {
  private static final int EXCERPT = 300;
  private static final Duration GLANCE = Duration.ofMillis(40);

  /** How long a state is watched at least that must not change; a tenth of the longest wait. */
  private static final int SETTLING = 10;

  private final Subject subject;
  private final RandomGenerator random;
  private final Supplier<Duration> left;
  private final HttpCaller caller;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<String, State> before = new ConcurrentHashMap<>();

  /**
   * What one check does.
   *
   * @param left of the time for all checks
   */
  Session(Subject subject, RandomGenerator random, Supplier<Duration> left) {
    this.subject = subject;
    this.random = random;
    this.left = left;
    this.caller = new HttpCaller(subject.reach());
  }

  Subject subject() {
    return subject;
  }

  /** A message that the application knows, where there is a way to tell it. */
  String message() throws InterruptedException, UnfinishedException {
    return message(subject.form());
  }

  String message(SmsIdForm form) throws InterruptedException, UnfinishedException {
    String smsId = stranger(form);
    prepare(smsId);
    if (subject.vocabulary().isPresent()) {
      before.put(smsId, state(smsId));
    }
    return smsId;
  }

  /** Tells the application of a message, where there is a way to. */
  void prepare(String smsId) throws InterruptedException {
    if (subject.insight().preparer().isPresent()) {
      subject.insight().preparer().get().prepare(smsId);
    }
  }

  /** A message that nobody has heard of. */
  String stranger() {
    return stranger(subject.form());
  }

  private synchronized String stranger(SmsIdForm form) {
    return form.next(random);
  }

  /** Delivers a webhook about a message, as OTPIQ does. */
  Reply deliver(String smsId, Payload payload) throws InterruptedException, UnfinishedException {
    return send(webhook(smsId, payload));
  }

  /** A webhook about a message, with the right secret. */
  Request webhook(String smsId, Payload payload) {
    return Request.post(payload.of(smsId), payload.words()).with(subject.proof().right());
  }

  /** Makes a request within the time that OTPIQ waits. */
  Reply send(Request request) throws InterruptedException, UnfinishedException {
    return send(request, Subject.DEADLINE);
  }

  /** The same, to explain what was found already: reports do not take its answer for the cause. */
  Reply probe(Request request) throws InterruptedException, UnfinishedException {
    return noted(exchange(request, Subject.DEADLINE), true);
  }

  /** Makes all of these requests at the same moment. */
  List<Reply> sendAtOnce(List<Request> requests) throws InterruptedException, UnfinishedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> calls =
          requests.stream().<Callable<Reply>>map(request -> () -> send(request)).toList();
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> reply : threads.invokeAll(calls)) {
        replies.add(reply.get());
      }
      return replies;
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof UnfinishedException late) {
        throw late;
      }
      throw new IllegalStateException(fault.getCause());
    }
  }

  /** Makes a request within this time. */
  Reply send(Request request, Duration deadline) throws InterruptedException, UnfinishedException {
    return noted(exchange(request, deadline), false);
  }

  /** Takes answers of another check for the ones that this one is about. */
  void recall(List<Reply> replies) {
    replies.forEach(reply -> noted(reply, false));
  }

  private Reply exchange(Request request, Duration deadline)
      throws InterruptedException, UnfinishedException {
    if (left.get().isZero()) {
      throw UnfinishedException.ofTime("the time of --max-time was over");
    }
    Stopwatch watch = Stopwatch.start();
    Outcome outcome = caller.call(call(request), deadline);
    return new Reply(request.words(), outcome, clean(words(outcome)), watch.elapsed());
  }

  /**
   * What to say of a webhook that was not acknowledged: where the plain one is not either, the
   * check's own matter is not the cause, and another check tells of it.
   */
  Verdict refused(Reply reply, Payload plain) throws InterruptedException, UnfinishedException {
    return probe(webhook(message(), plain)).acknowledged()
        ? new Verdict.Failed(reply.sentence())
        : new Verdict.Skipped("a plain " + plain.words() + " is not acknowledged either");
  }

  /** The request as it goes over the wire. */
  Call call(Request request) {
    Headers headers =
        Headers.NONE.with(HeaderName.USER_AGENT, subject.userAgent()).replacedBy(request.headers());
    return new Call(request.method(), subject.target(), headers, request.body());
  }

  /** What the application remembers of a message now. */
  State state(String smsId) throws InterruptedException, UnfinishedException {
    return subject.insight().memory().orElseThrow().of(smsId).through(this::clean);
  }

  /** What it remembers once that is as wanted, or at the end of the wait. */
  State eventually(String smsId, Predicate<State> wanted)
      throws InterruptedException, UnfinishedException {
    Stopwatch watch = Stopwatch.start();
    State seen = state(smsId);
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
  State settled(String smsId) throws InterruptedException, UnfinishedException {
    Duration least = subject.insight().patience().dividedBy(SETTLING);
    subject.time().sleep(least.plus(subject.storing().multipliedBy(2)));
    return state(smsId);
  }

  /** What it remembered before anything was delivered. */
  State before(String smsId) {
    return before.getOrDefault(smsId, State.NONE);
  }

  /** Every exchange so far. */
  synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  @Override
  public void close() {
    caller.close();
  }

  private synchronized Reply noted(Reply reply, boolean aside) {
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
  String clean(String text) {
    return subject.proof().redactor().redact(text);
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answer ->
          SafeText.shorten((answer.status() + " " + answer.phrase()).strip());
      case Outcome.TimedOut late -> "timed out while " + late.during();
      case Outcome.Failed failed -> SafeText.shorten(failed.reason());
    };
  }
}
