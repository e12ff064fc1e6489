package com.otpiq.cli;

import com.otpiq.journal.Journal;
import com.otpiq.journal.UserFolder;
import com.otpiq.report.Problem;
import java.util.Optional;

/** Where this user's journal is. */
final class JournalPlace {
  private JournalPlace() {}

  /** The journal; nothing where the environment names no home. */
  static Optional<Journal> of(Host host) {
    return UserFolder.STATE.of(host.env()).map(host.workDir()::resolve).map(Journal::in);
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
                UserFolder.STATE.variable + "=/some/folder"));
  }
}
