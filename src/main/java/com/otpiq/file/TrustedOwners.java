package com.otpiq.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The users who may decide where a path leads: this user, root, and the owner of the working
 * directory, because in containers a checkout often belongs to another user. The owner of the root
 * directory is root also where a user namespace gives it another number.
 */
final class TrustedOwners {
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
}
