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
  private final Credentials proof;
  private final Insight insight;
  private final String userAgent;
  private final Time time;
  private volatile SmsIdFormat form = SmsIdFormat.HYPHEN;
  private volatile boolean reached;
  private volatile Duration storing = Duration.ZERO;
  private volatile @Nullable CheckPayload plain;
  private volatile List<CheckResponse> contact = List.of();
  private volatile @Nullable StatusVocabulary vocabulary;

  /** A receiver of which nothing is known yet. */
  public ReceiverUnderTest(
      URI target,
      NetworkPolicy networkPolicy,
      Credentials proof,
      Insight insight,
      String userAgent,
      Time time) {
    this.target = target;
    this.networkPolicy = networkPolicy;
    this.proof = proof;
    this.insight = insight;
    this.userAgent = userAgent;
    this.time = time;
  }

  /**
   * How the application can be looked into.
   *
   * @param memory what it remembers
   * @param statePath where in it the status stands, as the user wrote it
   * @param effectsPath where in it stands what was done
   * @param preparer makes messages known to it
   * @param patience how long it may take until it remembers what it acknowledged
   */
  public record Insight(
      Optional<StateProbe> memory,
      String statePath,
      Optional<String> effectsPath,
      Optional<MessagePreparer> preparer,
      Duration patience)
      implements AutoCloseable {
    @Override
    public void close() {
      memory.ifPresent(StateProbe::close);
    }
  }

  public URI target() {
    return target;
  }

  public NetworkPolicy networkPolicy() {
    return networkPolicy;
  }

  public Credentials proof() {
    return proof;
  }

  public Insight insight() {
    return insight;
  }

  String userAgent() {
    return userAgent;
  }

  public Time time() {
    return time;
  }

  /** What the first requests met; empty before there were any. */
  public List<CheckResponse> contact() {
    return contact;
  }

  /** How identifiers are written that this receiver takes. */
  SmsIdFormat form() {
    return form;
  }

  public void takes(SmsIdFormat other) {
    form = other;
  }

  /** How long it took until an event could be seen to be stored; the longest of those seen. */
  Duration storing() {
    return storing;
  }

  public void stored(Duration took) {
    storing = took.compareTo(storing) > 0 ? took : storing;
  }

  /** A webhook that was acknowledged, where there was one. */
  public Optional<CheckPayload> plain() {
    return Optional.ofNullable(plain);
  }

  public void acknowledged(CheckPayload payload) {
    plain = payload;
  }

  /** Whether anything answered. */
  public boolean isReached() {
    return reached;
  }

  void answered() {
    reached = true;
  }

  public void met(CheckResponse... first) {
    contact = List.of(first);
  }

  /** Why nobody can see what the application remembers; nothing where somebody can. */
  public Optional<String> blind() {
    if (vocabulary != null) {
      return Optional.empty();
    }
    return Optional.of(
        insight.memory().isEmpty()
            ? "nobody looks at what the application remembers: --state-url or --state-cmd"
            : "the state look-up shows nothing to go by; see state-lookup");
  }

  /** The application's words, once they are learnt. */
  public Optional<StatusVocabulary> vocabulary() {
    return Optional.ofNullable(vocabulary);
  }

  public void speaks(StatusVocabulary words) {
    vocabulary = words;
  }
}
