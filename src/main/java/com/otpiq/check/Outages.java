package com.otpiq.check;

import com.otpiq.check.session.ExchangeLog.Entry;
import com.otpiq.errorpage.ErrorPages;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.Outage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Describes how the application ended. */
final class Outages {
  private static final String HUNG = "the application stopped responding";

  /** How long it takes until the exit code of a process is known. */
  private static final Duration EXIT = Duration.ofMillis(500);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private Outages() {}

  /** The application ended during or after this run of a check, which ran alone. */
  static Outage after(CheckRun run, CheckAttempt attempt, boolean proven)
      throws InterruptedException {
    return of(
        run,
        ended(run),
        attempt.exchanges().likelyCause().stream().toList(),
        proven,
        List.of(attempt.result().check().id()));
  }

  /** The application stopped responding during this run of a check, which ran alone. */
  static Outage hung(CheckRun run, CheckAttempt attempt) throws InterruptedException {
    return of(
        run,
        HUNG,
        attempt.exchanges().likelyCause().stream().toList(),
        true,
        List.of(attempt.result().check().id()));
  }

  /** The application ended while several checks ran. */
  static Outage amongSeveral(CheckRun run, boolean hung, List<Entry> suspects)
      throws InterruptedException {
    return of(
        run,
        hung ? HUNG : ended(run),
        suspects.stream().map(Entry::request).distinct().toList(),
        false,
        suspects.stream().map(Entry::check).distinct().toList());
  }

  private static String ended(CheckRun run) throws InterruptedException {
    return "the application ended" + ending(run).map(text -> " (" + text + ")").orElse("");
  }

  /** The port of a process is closed before its exit code is known. */
  private static Optional<String> ending(CheckRun run) throws InterruptedException {
    Stopwatch waited = Stopwatch.start(run.receiver().time());
    while (run.process().isOwn()
        && run.process().ending().isEmpty()
        && waited.remainingOf(EXIT).isPositive()) {
      run.receiver().time().sleep(POLL_INTERVAL);
    }
    return run.process().ending();
  }

  private static Outage of(
      CheckRun run, String what, List<String> after, boolean proven, List<String> checks)
      throws InterruptedException {
    List<String> output = run.process().lastOutput();
    return new Outage(
        what, after, proven, checks, ErrorPages.errorInOutput(String.join("\n", output)), output);
  }
}
