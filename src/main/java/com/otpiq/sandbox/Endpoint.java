package com.otpiq.sandbox;

import com.otpiq.delivery.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One receiver, as OTPIQ sees it: paused after so many failures in a row, then tried once, and
 * delivered to again once it acknowledges. OTPIQ documents that it may disable an endpoint, neither
 * when nor for how long: both are assumed. Guarded by the world's lock.
 */
final class Endpoint {
  /** More at once would be no delivery but a load test. */
  private static final int MOST_UNDER_WAY = 32;

  private final URI url;
  private final Transport transport;
  private final Pausing pausing;
  private final Deque<PendingDelivery> ready = new ArrayDeque<>();
  private int failuresInARow;
  private int underWay;
  private State state = State.OPEN;

  Endpoint(URI url, Transport transport, Pausing pausing) {
    this.url = url;
    this.transport = transport;
    this.pausing = pausing;
  }

  /**
   * When an endpoint is paused; assumed.
   *
   * @param after failed attempts in a row; 0 for never
   */
  record Pausing(int after, Duration lasts) {}

  private enum State {
    OPEN,
    PAUSED,
    TO_BE_PROBED,
    PROBED
  }

  /** What an attempt changed. */
  enum Change {
    NONE,
    PAUSED,
    RESUMED
  }

  URI url() {
    return url;
  }

  Transport transport() {
    return transport;
  }

  Duration pause() {
    return pausing.lasts();
  }

  void add(PendingDelivery dispatch) {
    ready.addLast(dispatch);
  }

  void clear() {
    ready.clear();
  }

  /** Whether one of those that are ready may leave now. */
  boolean mayLeave() {
    return !ready.isEmpty()
        && switch (state) {
          case OPEN -> underWay < MOST_UNDER_WAY;
          case TO_BE_PROBED -> true;
          case PAUSED, PROBED -> false;
        };
  }

  PendingDelivery leave() {
    underWay++;
    state = state == State.TO_BE_PROBED ? State.PROBED : state;
    return ready.removeFirst();
  }

  /** Hears of an attempt that came back. */
  Change cameBack(boolean acknowledged) {
    underWay--;
    failuresInARow = acknowledged ? 0 : failuresInARow + 1;
    if (acknowledged) {
      boolean resumes = state != State.OPEN;
      state = State.OPEN;
      return resumes ? Change.RESUMED : Change.NONE;
    }
    boolean pauses =
        state == State.PROBED
            || (state == State.OPEN && pausing.after() > 0 && failuresInARow >= pausing.after());
    state = pauses ? State.PAUSED : state;
    return pauses ? Change.PAUSED : Change.NONE;
  }

  /** The pause is over: one may try. */
  void probe() {
    state = state == State.PAUSED ? State.TO_BE_PROBED : state;
  }

  boolean isPaused() {
    return state != State.OPEN;
  }

  int waiting() {
    return ready.size();
  }

  int failuresInARow() {
    return failuresInARow;
  }
}
