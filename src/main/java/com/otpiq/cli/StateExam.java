package com.otpiq.cli;

import com.otpiq.journal.StateFolder;
import com.otpiq.report.Event;
import com.otpiq.report.Event.Examined;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folder with the journal and the certificate: its user's, and nobody else's. */
final class StateExam {
  private static final String WHAT = "state";

  /** All that others than the owner may be allowed. */
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Host host;

  StateExam(Host host) {
    this.host = host;
  }

  Stream<Event.Examined> all() {
    return Stream.of(
        StateFolder.of(host.env(), System.getProperty("os.name", ""))
            .map(folder -> folder(host.workDir().resolve(folder).toAbsolutePath().normalize()))
            .orElseGet(() ->
                Examined.note(
                    WHAT,
                    "nothing names a home folder, so webhooks are not kept",
                    StateFolder.VARIABLE + "=… names a folder for them")));
  }

  private static Event.Examined folder(Path folder) {
    if (!Files.exists(folder)) {
      return Examined.ok(WHAT, folder + " will be made when it is needed");
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return Examined.problem(
          WHAT, folder + " is no folder that you can write to", "ls -ld " + folder);
    }
    return open(folder)
        .map(path ->
            Examined.problem(
                WHAT, "others on this machine can get at " + path, "chmod -R go= " + folder))
        .orElseGet(() -> Examined.ok(WHAT, folder + ", which only you can read"));
  }

  /** The first file or folder that is open to others. */
  private static Optional<Path> open(Path folder) {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(StateExam::isOpen).findFirst();
    } catch (IOException | UncheckedIOException _) {
      return Optional.of(folder);
    }
  }

  private static boolean isOpen(Path path) {
    try {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(OTHERS);
      permissions.retainAll(Files.getPosixFilePermissions(path));
      return !permissions.isEmpty() && !Files.isSymbolicLink(path);
    } catch (IOException _) {
      return false;
    }
  }
}
