package com.otpiq.check;

import com.otpiq.net.Reach;
import com.otpiq.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The receiver that is checked, and what is known of it. What the first checks learn is set before
 * the others begin.
 */
public final class Subject {
  /** How long OTPIQ waits for an answer (OTPIQ, "Respond Quickly"). */
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private final URI target;
  private final Reach reach;
  private final Proof proof;
  private final Insight insight;
  private final String userAgent;
  private final Time time;
  private volatile SmsIdForm form = SmsIdForm.HYPHEN;
  private volatile boolean reached;
  private volatile Duration storing = Duration.ZERO;
  private volatile @Nullable Payload plain;
  private volatile List<Reply> contact = List.of();
  private volatile @Nullable Vocabulary vocabulary;

  /** A receiver of which nothing is known yet. */
  public Subject(
      URI target, Reach reach, Proof proof, Insight insight, String userAgent, Time time) {
    this.target = target;
    this.reach = reach;
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
      Optional<Memory> memory,
      String statePath,
      Optional<String> effectsPath,
      Optional<Preparer> preparer,
      Duration patience)
      implements AutoCloseable {
    @Override
    public void close() {
      memory.ifPresent(Memory::close);
    }
  }

  URI target() {
    return target;
  }

  Reach reach() {
    return reach;
  }

  Proof proof() {
    return proof;
  }

  Insight insight() {
    return insight;
  }

  String userAgent() {
    return userAgent;
  }

  Time time() {
    return time;
  }

  /** What the first requests met; empty before there were any. */
  List<Reply> contact() {
    return contact;
  }

  /** How identifiers are written that this receiver takes. */
  SmsIdForm form() {
    return form;
  }

  void takes(SmsIdForm other) {
    form = other;
  }

  /** How long it took until an event could be seen to be stored; the longest of those seen. */
  Duration storing() {
    return storing;
  }

  void stored(Duration took) {
    storing = took.compareTo(storing) > 0 ? took : storing;
  }

  /** A webhook that was acknowledged, where there was one. */
  Optional<Payload> plain() {
    return Optional.ofNullable(plain);
  }

  void acknowledged(Payload payload) {
    plain = payload;
  }

  /** Whether anything answered. */
  boolean isReached() {
    return reached;
  }

  void answered() {
    reached = true;
  }

  void met(Reply... first) {
    contact = List.of(first);
  }

  /** Why nobody can see what the application remembers; nothing where somebody can. */
  Optional<String> blind() {
    if (vocabulary != null) {
      return Optional.empty();
    }
    return Optional.of(
        insight.memory().isEmpty()
            ? "nobody looks at what the application remembers: --state-url or --state-cmd"
            : "the state look-up shows nothing to go by; see state-lookup");
  }

  /** The application's words, once they are learnt. */
  Optional<Vocabulary> vocabulary() {
    return Optional.ofNullable(vocabulary);
  }

  void speaks(Vocabulary words) {
    vocabulary = words;
  }
}
