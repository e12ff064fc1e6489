package com.otpiq.check.session;

import com.otpiq.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The requests of a run, over all checks, in the order in which they were sent: which were in
 * flight when the application ended, and which came just before.
 */
public final class ExchangeLog {
  /** How a request ended. */
  public enum End {
    /** It is in flight. */
    NONE,
    ANSWERED,
    TIMED_OUT,
    /** The connection broke. */
    BROKE,
    /** There was no connection. */
    REFUSED,
    /** The time limit of the run ended it. */
    CUT
  }

  /** How many of the requests that were answered last may have ended the application. */
  private static final int JUST_BEFORE = 3;

  /** When this many look-ups in a row have failed, no more are made. */
  private static final int MOST_FAILED_LOOKUPS = 5;

  /** How many requests are kept, to find those that may have ended the application. */
  private static final int KEPT = 500;

  private final Time time;
  private final List<Entry> entries = new ArrayList<>();
  private volatile boolean disturbed;
  private int timeouts;
  private int failedLookups;
  private int mostTimeouts = Integer.MAX_VALUE;
  private BooleanSupplier responds = () -> true;

  public ExchangeLog(Time time) {
    this.time = time;
  }

  /** One request of a check. */
  public static final class Entry {
    private final String check;
    private final String request;
    private final long sentAt;
    private volatile End end = End.NONE;
    private volatile long endedAt;

    private Entry(String check, String request, long sentAt) {
      this.check = check;
      this.request = request;
      this.sentAt = sentAt;
    }

    /** The id of the check. */
    public String check() {
      return check;
    }

    /** What was sent, as reports show it. */
    public String request() {
      return request;
    }

    public End end() {
      return end;
    }

    /** How long it took; zero while it is in flight. */
    public Duration took() {
      return end == End.NONE ? Duration.ZERO : Duration.ofNanos(endedAt - sentAt);
    }
  }

  /**
   * Asks whether the application responds at all after this many timeouts in a row; if it does not,
   * the run is disturbed.
   */
  public synchronized void onTimeouts(int most, BooleanSupplier isResponding) {
    mostTimeouts = most;
    responds = isResponding;
    timeouts = 0;
  }

  /** Whether the application ended or stopped responding, so that no more requests are sent. */
  public boolean isDisturbed() {
    return disturbed;
  }

  /** Stops the checks that run now. */
  public void disturb() {
    disturbed = true;
  }

  /** Lets requests be sent again. */
  public synchronized void resume() {
    disturbed = false;
    timeouts = 0;
    failedLookups = 0;
  }

  synchronized Entry begin(String check, String request) {
    Entry entry = new Entry(check, request, time.nanoTime());
    entries.add(entry);
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
    return entry;
  }

  void end(Entry entry, End end) {
    entry.endedAt = time.nanoTime();
    entry.end = end;
    if (isTooMany(end) && !responds.getAsBoolean()) {
      disturb();
    }
  }

  private synchronized boolean isTooMany(End end) {
    if (end != End.TIMED_OUT) {
      timeouts = end == End.CUT ? timeouts : 0;
      return false;
    }
    timeouts++;
    boolean tooMany = timeouts >= mostTimeouts;
    timeouts = tooMany ? 0 : timeouts;
    return tooMany && !disturbed;
  }

  /** Records whether a look-up of the stored state had a result. */
  synchronized void recordLookup(boolean failed) {
    failedLookups = failed ? failedLookups + 1 : 0;
  }

  /** Whether so many look-ups failed in a row that no more are made. */
  synchronized boolean isWithoutLookup() {
    return failedLookups >= MOST_FAILED_LOOKUPS;
  }

  /**
   * What may have ended the application: the requests without a response, and some that were
   * answered last.
   */
  public synchronized List<Entry> suspects() {
    List<Entry> suspects =
        new ArrayList<>(
            entries.stream()
                .filter(entry -> entry.end != End.ANSWERED && entry.end != End.REFUSED)
                .toList());
    entries.stream()
        .filter(entry -> entry.end == End.ANSWERED)
        .sorted(Comparator.comparingLong((Entry entry) -> entry.endedAt).reversed())
        .limit(JUST_BEFORE)
        .forEach(suspects::add);
    return suspects;
  }

  /** Forgets all requests: the application has been started again. */
  public synchronized void clear() {
    entries.clear();
  }
}
