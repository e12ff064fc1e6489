package com.otpiq.check.session;

import com.otpiq.check.probe.ApplicationAccess;
import com.otpiq.check.probe.LearnedLookup;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.Call;
import com.otpiq.time.Time;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.SmsIdFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The receiver that is checked, how it is reached, and what the first checks learned about it. They
 * record it before the other checks start.
 */
public final class ReceiverUnderTest {
  /** How long OTPIQ waits for a response (OTPIQ, "Respond Quickly"). */
  public static final Duration DEADLINE = RetryPolicy.TIMEOUT;

  private final HttpUrl target;
  private final Supplier<CheckTransport> transports;
  private final Credentials credentials;
  private final ApplicationAccess application;
  private final String userAgent;
  private final Time time;
  private volatile SmsIdFormat smsIdFormat = SmsIdFormat.HYPHEN;
  private final RequestRate rate;
  private volatile boolean reached;
  private volatile Duration storeDelay = Duration.ZERO;
  private volatile @Nullable CheckPayload acknowledgedPayload;
  private volatile List<CheckResponse> firstResponses = List.of();
  private volatile @Nullable LearnedLookup lookup;

  /**
   * A receiver about which nothing is known yet.
   *
   * @param transports opens the connections of one check
   */
  public ReceiverUnderTest(
      HttpUrl target,
      Supplier<CheckTransport> transports,
      Credentials credentials,
      ApplicationAccess application,
      String userAgent,
      Time time) {
    this.target = target;
    this.transports = transports;
    this.credentials = credentials;
    this.application = application;
    this.userAgent = userAgent;
    this.time = time;
    this.rate = new RequestRate(time);
  }

  public HttpUrl target() {
    return target;
  }

  CheckTransport connect() {
    return transports.get();
  }

  public Credentials credentials() {
    return credentials;
  }

  /** Replaces the secrets, which the application or its output may repeat. */
  public String redact(String text) {
    return credentials.redactor().redact(text);
  }

  public ApplicationAccess application() {
    return application;
  }

  String userAgent() {
    return userAgent;
  }

  public Time time() {
    return time;
  }

  /**
   * Whether it responds to a webhook at all, whatever the response is.
   *
   * @param deadline after which it does not
   */
  public boolean responds(CheckPayload payload, String smsId, Duration deadline)
      throws InterruptedException {
    CheckRequest request =
        CheckRequest.post(payload.bodyFor(smsId), payload.description())
            .with(credentials.current());
    try (CheckTransport transport = connect()) {
      Call call = new Call(request.method(), target, request.headers(), request.body());
      return !(transport.send(call, deadline) instanceof Outcome.TimedOut);
    }
  }

  /** The responses to the first requests; empty before they were sent. */
  public List<CheckResponse> firstResponses() {
    return firstResponses;
  }

  /** Records the responses to the first requests. */
  public void recordFirstResponses(CheckResponse... responses) {
    firstResponses = List.of(responses);
  }

  /** The format of the smsIds that are sent. */
  SmsIdFormat smsIdFormat() {
    return smsIdFormat;
  }

  /** Sets the format of the smsIds that are sent from now on. */
  public void useSmsIdFormat(SmsIdFormat format) {
    smsIdFormat = format;
  }

  /** The longest time that it took until an event was seen to be stored. */
  Duration storeDelay() {
    return storeDelay;
  }

  /** Records how long the application took to store an event; the longest time counts. */
  public void recordStoreDelay(Duration delay) {
    storeDelay = delay.compareTo(storeDelay) > 0 ? delay : storeDelay;
  }

  /** A webhook that the receiver acknowledged, if there was one. */
  public Optional<CheckPayload> acknowledgedPayload() {
    return Optional.ofNullable(acknowledgedPayload);
  }

  /** Records a webhook that the receiver acknowledged. */
  public void recordAcknowledged(CheckPayload payload) {
    acknowledgedPayload = payload;
  }

  /** Whether the receiver has responded at least once. */
  public boolean isReached() {
    return reached;
  }

  /** The requests of the run so far. */
  public RequestRate rate() {
    return rate;
  }

  void markReached() {
    reached = true;
  }

  /** The verdict of a check that needs the stored state while no vocabulary is known. */
  public Verdict withoutState() {
    return application.stateProbe().isEmpty()
        ? Verdict.Skipped.without("the stored state", Verdict.Skipped.STATE_OPTIONS)
        : new Verdict.Unfinished("the state look-up shows no usable status; see state-lookup");
  }

  /** The application's own terms for the statuses, after they were learned. */
  public Optional<StatusVocabulary> vocabulary() {
    return lookup().map(LearnedLookup::vocabulary);
  }

  /** What is known of the look-up, after it was learned. */
  public Optional<LearnedLookup> lookup() {
    return Optional.ofNullable(lookup);
  }

  /** Records what is known of the look-up. */
  public void learn(LearnedLookup learned) {
    lookup = learned;
  }
}
