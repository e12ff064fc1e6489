package com.otpiq.cli.check;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.FileSnapshot;
import com.otpiq.time.Time;
import com.otpiq.verdict.CheckReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs the checks again and again: when files of the application change, but not those that the
 * application writes itself. If files change during a run, another follows at once; those that
 * change in both are the application's.
 */
final class CheckWatch {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  /** What changes in as many runs that follow each other, under whatever names, is not edited. */
  private static final int MOST_REPEATS = 3;

  private final List<Path> paths;
  private final Time time;
  private final Reporter reporter;
  private final Set<Path> written = new HashSet<>();

  /** One run of all checks. */
  @FunctionalInterface
  interface Run {
    CheckReport check() throws InterruptedException;
  }

  /**
   * Watches files.
   *
   * @param own the files that otpiq writes
   */
  CheckWatch(List<Path> paths, Collection<Path> own, Time time, Reporter reporter) {
    this.paths = paths;
    this.written.addAll(own);
    this.time = time;
    this.reporter = reporter;
  }

  /**
   * Runs the checks until the thread is interrupted.
   *
   * @throws InterruptedException if it is
   * @throws Problem LOCAL if a path cannot be watched
   */
  void run(Run run) throws InterruptedException {
    Optional<CheckReport> previous = Optional.empty();
    Set<Path> changed = Set.of();
    int repeats = 0;
    while (true) {
      FileSnapshot before = snapshot();
      CheckReport report = run.check();
      previous.ifPresent(last -> reporter.report(CheckEvent.RunsCompared.of(last, report)));
      previous = Optional.of(report);
      time.sleep(POLL_INTERVAL);
      FileSnapshot after = snapshot();
      Set<Path> now = after.changedSince(before);
      changed.stream().filter(now::contains).forEach(written::add);
      if (repeats == MOST_REPEATS) {
        written.addAll(now);
      }
      changed = unknown(now);
      if (changed.isEmpty()) {
        repeats = 0;
        reporter.report(new CheckEvent.FilesChanged(awaitChange(after), false));
      } else {
        repeats++;
        reporter.report(new CheckEvent.FilesChanged(names(changed), true));
      }
    }
  }

  /** Waits until files have changed, and no more do. */
  private List<String> awaitChange(FileSnapshot start) throws InterruptedException {
    FileSnapshot last = start;
    while (true) {
      time.sleep(POLL_INTERVAL);
      FileSnapshot now = snapshot();
      Set<Path> changed = unknown(now.changedSince(start));
      if (!changed.isEmpty() && unknown(now.changedSince(last)).isEmpty()) {
        return names(changed);
      }
      last = now;
    }
  }

  private Set<Path> unknown(Set<Path> changed) {
    Set<Path> unknown = new TreeSet<>(changed);
    unknown.removeAll(written);
    return unknown;
  }

  private static List<String> names(Set<Path> files) {
    return files.stream().map(file -> String.valueOf(file.getFileName())).toList();
  }

  private FileSnapshot snapshot() {
    try {
      return FileSnapshot.of(paths);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the files of --watch-path cannot be read").causedBy(e);
    }
  }
}
