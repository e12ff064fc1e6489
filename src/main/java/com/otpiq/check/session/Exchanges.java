package com.otpiq.check.session;

import com.otpiq.check.session.ExchangeLog.End;
import com.otpiq.check.session.ExchangeLog.Entry;
import com.otpiq.delivery.Outcome;
import com.otpiq.verdict.IncompleteCheckException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The requests and look-ups of one run of one check, and what went wrong with them. */
public final class Exchanges {
  private static final String LOOKUP = "the look-up of the stored state";

  private final ExchangeLog log;
  private final String check;
  private final boolean stopsWhenBroken;
  private final List<Entry> entries = new ArrayList<>();
  private Optional<CheckResponse> broken = Optional.empty();
  private Optional<CheckResponse> unanswered = Optional.empty();
  private boolean lookupFailed;
  private boolean brokeAsExpected;

  /**
   * Of a check that sends nothing yet.
   *
   * @param stopsWhenBroken whether nothing more is sent after a connection broke
   */
  public Exchanges(ExchangeLog log, String check, boolean stopsWhenBroken) {
    this.log = log;
    this.check = check;
    this.stopsWhenBroken = stopsWhenBroken;
  }

  /**
   * Begins a request.
   *
   * @throws IncompleteCheckException if the run is disturbed
   */
  synchronized Entry begin(String request) throws IncompleteCheckException {
    if (log.isDisturbed()) {
      throw IncompleteCheckException.disturbed();
    }
    Entry entry = log.begin(check, request);
    entries.add(entry);
    return entry;
  }

  /**
   * Ends a request.
   *
   * @param mayBreak whether a broken connection is a good response to it
   */
  void end(Entry entry, Outcome outcome, boolean mayBreak) {
    switch (outcome) {
      case Outcome.Responded _ -> log.end(entry, End.ANSWERED);
      case Outcome.TimedOut _ -> {
        log.end(entry, End.TIMED_OUT);
        recordUnanswered(response(entry, outcome));
      }
      case Outcome.Failed failure -> {
        log.end(entry, failure.sent() ? End.BROKE : End.REFUSED);
        recordBroken(response(entry, failure), mayBreak);
      }
    }
  }

  /** Ends a request that the time limit of the run ended. */
  void cut(Entry entry) {
    log.end(entry, End.CUT);
  }

  private static CheckResponse response(Entry entry, Outcome outcome) {
    return new CheckResponse(
        entry.request(), outcome, CheckResponse.describe(outcome), entry.took());
  }

  private synchronized void recordUnanswered(CheckResponse next) {
    unanswered = unanswered.or(() -> Optional.of(next));
  }

  private synchronized void recordBroken(CheckResponse next, boolean mayBreak) {
    if (mayBreak) {
      brokeAsExpected = true;
      return;
    }
    broken = broken.or(() -> Optional.of(next));
    if (stopsWhenBroken) {
      log.disturb();
    }
  }

  /** Begins a look-up of the stored state. */
  synchronized Entry beginLookup() throws IncompleteCheckException {
    if (log.isWithoutLookup()) {
      throw IncompleteCheckException.lookupFailed("the look-up failed several times in a row");
    }
    String last = entries.isEmpty() ? "" : entries.getLast().request();
    return begin(
        last.startsWith(LOOKUP) ? last : LOOKUP + (last.isEmpty() ? "" : " after " + last));
  }

  void endLookup(Entry entry, boolean failed) {
    synchronized (this) {
      lookupFailed |= failed;
    }
    log.recordLookup(failed);
    log.end(entry, failed ? End.BROKE : End.ANSWERED);
  }

  /** The first request whose connection broke, although the check expects a response. */
  public synchronized Optional<CheckResponse> broken() {
    return broken;
  }

  /** Whether a look-up failed. */
  public synchronized boolean lookupFailed() {
    return lookupFailed;
  }

  /** Whether a connection broke that may break. */
  public synchronized boolean brokeAsExpected() {
    return brokeAsExpected;
  }

  /** Whether the last request had no response in time. */
  public synchronized boolean endedInTimeout() {
    return !entries.isEmpty() && entries.getLast().end() == End.TIMED_OUT;
  }

  /** The first request without a response in time. */
  public synchronized Optional<CheckResponse> unanswered() {
    return unanswered;
  }

  /** The request whose response took longest; empty if there was none. */
  public synchronized Optional<Entry> slowest() {
    return entries.stream()
        .filter(entry -> entry.end() == End.ANSWERED && !isLookup(entry))
        .max(Comparator.comparing(Entry::took));
  }

  /** The first request that had no response, else the last one that is not a look-up. */
  public synchronized Optional<String> likelyCause() {
    return entries.stream()
        .filter(entry -> entry.end() != End.ANSWERED && entry.end() != End.REFUSED)
        .findFirst()
        .or(() ->
            entries.stream()
                .filter(entry -> entry.end() != End.REFUSED && !isLookup(entry))
                .reduce((_, last) -> last))
        .map(Entry::request);
  }

  private static boolean isLookup(Entry entry) {
    return entry.request().startsWith(LOOKUP);
  }
}
