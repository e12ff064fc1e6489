package com.otpiq.cli.doctor;

import com.otpiq.cli.host.Host;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.DiagnosticEvent.DiagnosticResult;
import com.otpiq.event.Problem;
import com.otpiq.file.FileAccess;
import com.otpiq.file.PrivateDirectory;
import com.otpiq.file.UserDirectory;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Checks the directory of the journal and the certificate: whether only its user can access it. */
final class StateDiagnostic {
  private static final String WHAT = "state";

  private final Host host;

  StateDiagnostic(Host host) {
    this.host = host;
  }

  Stream<DiagnosticEvent.DiagnosticResult> results() {
    return Stream.of(
        UserDirectory.STATE
            .locate(host.env())
            .map(directory ->
                directory(host.workDir().resolve(directory).toAbsolutePath().normalize()))
            .orElseGet(() ->
                DiagnosticResult.note(
                    WHAT,
                    "no variable names a home directory, so webhooks are not saved",
                    UserDirectory.STATE.variable + "=… sets a directory for them")));
  }

  private static DiagnosticEvent.DiagnosticResult directory(Path directory) {
    Path existing = FileAccess.nearestExisting(directory);
    if (!FileAccess.isWritableDirectory(existing)) {
      return DiagnosticResult.problem(
          WHAT, existing + " is not a directory that you can write to", "ls -ld " + existing);
    }
    if (!existing.equals(directory)) {
      return DiagnosticResult.ok(
          WHAT, directory + " does not exist yet; otpiq creates it when needed");
    }
    try {
      PrivateDirectory.requireOwn(directory);
    } catch (Problem problem) {
      return DiagnosticResult.of(WHAT, problem);
    }
    return FileAccess.findAccessibleToOthers(directory)
        .map(path ->
            DiagnosticResult.problem(
                WHAT,
                "other users of this machine can access " + path,
                "chmod -R go= " + directory))
        .orElseGet(() -> DiagnosticResult.ok(WHAT, directory + ", which only you can access"));
  }
}
