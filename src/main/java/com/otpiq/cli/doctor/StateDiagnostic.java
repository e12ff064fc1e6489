package com.otpiq.cli.doctor;

import com.otpiq.cli.host.Host;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.DiagnosticEvent.DiagnosticResult;
import com.otpiq.file.FileAccess;
import com.otpiq.file.UserDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder with the journal and the certificate: its user's, and nobody else's. */
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
            .map(
                directory -> folder(host.workDir().resolve(directory).toAbsolutePath().normalize()))
            .orElseGet(() ->
                DiagnosticResult.note(
                    WHAT,
                    "nothing names a home folder, so webhooks are not kept",
                    UserDirectory.STATE.variable + "=… names a folder for them")));
  }

  private static DiagnosticEvent.DiagnosticResult folder(Path directory) {
    Path there =
        Stream.iterate(directory, Objects::nonNull, Path::getParent)
            .filter(Files::exists)
            .findFirst()
            .orElse(directory);
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return DiagnosticResult.problem(
          WHAT, there + " is no folder that you can write to", "ls -ld " + there);
    }
    if (!there.equals(directory)) {
      return DiagnosticResult.ok(WHAT, directory + " will be made when it is needed");
    }
    return open(directory)
        .map(path ->
            DiagnosticResult.problem(
                WHAT, "others on this machine can get at " + path, "chmod -R go= " + directory))
        .orElseGet(() -> DiagnosticResult.ok(WHAT, directory + ", which only you can read"));
  }

  /** The first file or folder that is open to others. */
  private static Optional<Path> open(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(StateDiagnostic::isOpen).findFirst();
    } catch (IOException | UncheckedIOException _) {
      return Optional.of(directory);
    }
  }

  private static boolean isOpen(Path path) {
    try {
      return !Files.isSymbolicLink(path) && FileAccess.othersHaveAccess(path);
    } catch (IOException _) {
      return false;
    }
  }
}
