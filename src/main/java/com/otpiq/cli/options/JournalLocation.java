package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import com.otpiq.file.ProjectDirectory;
import com.otpiq.file.UserDirectory;
import com.otpiq.journal.Journal;
import java.util.Optional;

/** Finds the journal of the user. */
public final class JournalLocation {
  private JournalLocation() {}

  /** The journal; empty if the environment names no home directory. */
  public static Optional<Journal> of(Host host) {
    return UserDirectory.STATE.locate(host.env()).map(host.workDir()::resolve).map(Journal::in);
  }

  /** The project in which otpiq runs, as the journal names it. */
  public static String project(Host host) {
    return ProjectDirectory.of(host.workDir()).toString();
  }

  /**
   * The journal, for a command that needs it.
   *
   * @throws Problem LOCAL if the environment names no home directory
   */
  public static Journal required(Host host) {
    return of(host)
        .orElseThrow(() ->
            Problem.of(
                Problem.Kind.LOCAL,
                "there is no home directory for the journal",
                UserDirectory.STATE.variable + "=/some/directory"));
  }
}
