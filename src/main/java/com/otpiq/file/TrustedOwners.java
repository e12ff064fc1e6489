package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The users who may decide where a path leads: this user, root, and the owner of the working
 * directory, because in containers a checkout often belongs to another user. The owner of the root
 * directory is root also where a user namespace gives it another number.
 */
final class TrustedOwners {
  private static final int MOST_LINKS = 40;

  /** Its links name what a process has open, also what has no path. */
  private static final Path PROCESSES = Path.of("/proc");

  private final Set<Integer> users = new HashSet<>();

  TrustedOwners() throws IOException {
    users.add(PathStatus.ROOT);
    users.add(PathStatus.user());
    Path here = Path.of("").toAbsolutePath();
    PathStatus.ofTarget(here).owner().ifPresent(users::add);
    PathStatus.ofTarget(here.getRoot()).owner().ifPresent(users::add);
  }

  /** Whether one of them owns it. */
  boolean own(PathStatus status) {
    return status.owner().map(users::contains).orElse(true);
  }

  /** Whether only they can replace this entry of a directory. */
  boolean keep(PathStatus directory, PathStatus entry) {
    return own(directory) && (!directory.othersCanWrite() || (directory.isSticky() && own(entry)));
  }

  /**
   * Requires that no other user made the file, nor a link on the way to it. Trusted are this user,
   * root, and the owner of the working directory.
   *
   * @param shown what the file is, for the error message
   * @throws Problem INPUT if another user did
   */
  static void requireOnTheWayTo(Path file, String shown) throws IOException {
    TrustedOwners owners = new TrustedOwners();
    Path at = file.toAbsolutePath().getRoot();
    Deque<Path> rest = new ArrayDeque<>();
    file.toAbsolutePath().forEach(rest::add);
    int links = 0;
    while (!rest.isEmpty()) {
      Path next = at.resolve(rest.removeFirst()).normalize();
      if (!Files.isSymbolicLink(next)) {
        at = next;
        continue;
      }
      if (!owners.own(PathStatus.of(next))) {
        throw refused(shown, next + " is a link of another user of this machine");
      }
      if (++links > MOST_LINKS || next.startsWith(PROCESSES)) {
        break;
      }
      Path target = Files.readSymbolicLink(next);
      at = target.isAbsolute() ? target.getRoot() : at;
      Deque<Path> names = new ArrayDeque<>();
      target.forEach(names::add);
      names.descendingIterator().forEachRemaining(rest::addFirst);
    }
    if (Files.exists(file) && !owners.own(PathStatus.ofTarget(file))) {
      throw refused(shown, "it belongs to another user of this machine");
    }
  }

  private static Problem refused(String shown, String reason) {
    return Problem.of(Problem.Kind.INPUT, shown + " is not used: " + reason);
  }
}
