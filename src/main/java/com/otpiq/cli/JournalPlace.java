package com.otpiq.cli;

import com.otpiq.journal.Journal;
import com.otpiq.journal.StateFolder;
import com.otpiq.report.Problem;
import java.util.Optional;

/** Where this user's journal is. */
final class JournalPlace {
  private JournalPlace() {}

  /** The journal; nothing where the environment names no home. */
  static Optional<Journal> of(Host host) {
    return StateFolder.of(host.env(), System.getProperty("os.name", ""))
        .map(host.workDir()::resolve)
        .map(Journal::in);
  }

  /**
   * The journal of a command that cannot do without.
   *
   * @throws Problem LOCAL where the environment names no home
   */
  static Journal required(Host host) {
    return of(host)
        .orElseThrow(() ->
            Problem.of(
                Problem.Kind.LOCAL,
                "no home folder says where the journal is",
                StateFolder.VARIABLE + "=/some/folder"));
  }
}
