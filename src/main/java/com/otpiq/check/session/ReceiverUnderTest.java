package com.otpiq.check.session;

import com.otpiq.check.probe.MessagePreparer;
import com.otpiq.check.probe.StateProbe;
import com.otpiq.check.probe.StatusVocabulary;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.time.Time;
import com.otpiq.webhook.SmsIdFormat;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The receiver that is checked, and what is known of it. What the first checks learn is set before
 * the others begin.
 */
public final class ReceiverUnderTest {
  /** How long OTPIQ waits for an answer (OTPIQ, "Respond Quickly"). */
  public static final Duration DEADLINE = Duration.ofSeconds(10);

  private final URI target;
  private final NetworkPolicy networkPolicy;
  private final Credentials credentials;
  private final ApplicationAccess application;
  private final String userAgent;
  private final Time time;
  private volatile SmsIdFormat form = SmsIdFormat.HYPHEN;
  private volatile boolean reached;
  private volatile Duration storeDelay = Duration.ZERO;
  private volatile @Nullable CheckPayload plain;
  private volatile List<CheckResponse> firstResponses = List.of();
  private volatile @Nullable StatusVocabulary vocabulary;

  /** A receiver of which nothing is known yet. */
  public ReceiverUnderTest(
      URI target,
      NetworkPolicy networkPolicy,
      Credentials credentials,
      ApplicationAccess application,
      String userAgent,
      Time time) {
    this.target = target;
    this.networkPolicy = networkPolicy;
    this.credentials = credentials;
    this.application = application;
    this.userAgent = userAgent;
    this.time = time;
  }

  /**
   * How the application can be looked into.
   *
   * @param stateProbe what it remembers
   * @param statePath where in it the status stands, as the user wrote it
   * @param effectsPath where in it stands what was done
   * @param preparer makes messages known to it
   * @param storeTimeout how long it may take until it remembers what it acknowledged
   */
  public record ApplicationAccess(
      Optional<StateProbe> stateProbe,
      String statePath,
      Optional<String> effectsPath,
      Optional<MessagePreparer> preparer,
      Duration storeTimeout)
      implements AutoCloseable {
    @Override
    public void close() {
      stateProbe.ifPresent(StateProbe::close);
    }
  }

  public URI target() {
    return target;
  }

  public NetworkPolicy networkPolicy() {
    return networkPolicy;
  }

  public Credentials credentials() {
    return credentials;
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

  /** What the first requests met; empty before there were any. */
  public List<CheckResponse> firstResponses() {
    return firstResponses;
  }

  /** How identifiers are written that this receiver takes. */
  SmsIdFormat form() {
    return form;
  }

  public void useFormat(SmsIdFormat other) {
    form = other;
  }

  /** How long it took until an event could be seen to be stored; the longest of those seen. */
  Duration storeDelay() {
    return storeDelay;
  }

  public void recordStoreDelay(Duration took) {
    storeDelay = took.compareTo(storeDelay) > 0 ? took : storeDelay;
  }

  /** A webhook that was acknowledged, where there was one. */
  public Optional<CheckPayload> acknowledgedPayload() {
    return Optional.ofNullable(plain);
  }

  public void recordAcknowledged(CheckPayload payload) {
    plain = payload;
  }

  /** Whether anything answered. */
  public boolean isReached() {
    return reached;
  }

  void recordResponse() {
    reached = true;
  }

  public void recordFirstResponses(CheckResponse... first) {
    firstResponses = List.of(first);
  }

  /** Why nobody can see what the application remembers; nothing where somebody can. */
  public Optional<String> stateUnavailable() {
    if (vocabulary != null) {
      return Optional.empty();
    }
    return Optional.of(
        application.stateProbe().isEmpty()
            ? "nobody looks at what the application remembers: --state-url or --state-cmd"
            : "the state look-up shows nothing to go by; see state-lookup");
  }

  /** The application's words, once they are learnt. */
  public Optional<StatusVocabulary> vocabulary() {
    return Optional.ofNullable(vocabulary);
  }

  public void learn(StatusVocabulary words) {
    vocabulary = words;
  }
}
