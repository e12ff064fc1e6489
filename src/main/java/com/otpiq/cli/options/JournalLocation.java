package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import com.otpiq.file.UserDirectory;
import com.otpiq.journal.Journal;
import java.util.Optional;

/** Where this user's journal is. */
public final class JournalLocation {
  private JournalLocation() {}

  /** The journal; nothing where the environment names no home. */
  public static Optional<Journal> of(Host host) {
    return UserDirectory.STATE.locate(host.env()).map(host.workDir()::resolve).map(Journal::in);
  }

  /**
   * The journal of a command that cannot do without.
   *
   * @throws Problem LOCAL where the environment names no home
   */
  public static Journal required(Host host) {
    return of(host)
        .orElseThrow(() ->
            Problem.of(
                Problem.Kind.LOCAL,
                "there is no home directory for the journal",
                UserDirectory.STATE.variable + "=/some/folder"));
  }
}
