package com.otpiq.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.Principal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is at a path: its kind, its owner, and who can write to it. Where the file system has no
 * owners and permissions, everything is the user's own.
 */
record PathStatus(Path path, Map<String, Object> attributes) {
  static final int ROOT = 0;

  /** The place of the effective user in a line with the real one, this one, and two more. */
  private static final int EFFECTIVE = 2;

  private static final int STICKY = 01000;

  /** The names of the owner and the group may need a directory service, so they are not read. */
  private static final String WITHOUT_NAMES =
      "unix:uid,mode,nlink,permissions,fileKey,isSymbolicLink,isDirectory,isRegularFile";

  private static final Set<PosixFilePermission> GROUP_WRITE =
      Set.of(PosixFilePermission.GROUP_WRITE);

  /** The status of the path itself: if it is a link, that of the link. */
  static PathStatus of(Path path) throws IOException {
    return read(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** The status of the path itself; empty if there is nothing. */
  static Optional<PathStatus> find(Path path) throws IOException {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Optional.of(of(path)) : Optional.empty();
  }

  /** The status of what the path leads to: if it is a link, that of its target. */
  static PathStatus ofTarget(Path path) throws IOException {
    return read(path);
  }

  private static PathStatus read(Path path, LinkOption... options) throws IOException {
    if (!hasOwners(path)) {
      return new PathStatus(path, Files.readAttributes(path, "*", options));
    }
    PathStatus status = new PathStatus(path, Files.readAttributes(path, WITHOUT_NAMES, options));
    return status.allows(GROUP_WRITE)
        ? new PathStatus(path, Files.readAttributes(path, "unix:*", options))
        : status;
  }

  /** Whether the file system of a path has owners and permissions. */
  static boolean hasOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  boolean isLink() {
    return is("isSymbolicLink");
  }

  boolean isDirectory() {
    return is("isDirectory");
  }

  boolean isRegular() {
    return is("isRegularFile");
  }

  private boolean is(String attribute) {
    return Boolean.TRUE.equals(attributes.get(attribute));
  }

  /** Whether both are the same file, and not only one name after the other. */
  boolean isSameFile(PathStatus other) {
    return hasKey(other.attributes.get("fileKey"));
  }

  /** Whether it is the file with this key; true if the file system has no keys. */
  boolean hasKey(@Nullable Object other) {
    @Nullable Object key = attributes.get("fileKey");
    return key == null || key.equals(other);
  }

  /** Whether the file has other names, perhaps in other directories. */
  boolean hasOtherNames() {
    return attributes.get("nlink") instanceof Integer links && links > 1;
  }

  /** Whether this user owns it. */
  boolean isOwn() throws IOException {
    Optional<Integer> owner = owner();
    return owner.isEmpty() || owner.get() == user();
  }

  /** Whether this user or root owns it. */
  boolean isOwnOrOfRoot() throws IOException {
    Optional<Integer> owner = owner();
    return owner.isEmpty() || owner.get() == ROOT || owner.get() == user();
  }

  /** Whether the two have one owner. */
  boolean hasOwnerOf(PathStatus other) {
    return owner().isEmpty() || owner().equals(other.owner());
  }

  /** Whether it is a directory in which each user can delete and rename only what is its own. */
  boolean isSticky() {
    return attributes.get("mode") instanceof Integer mode && (mode & STICKY) != 0;
  }

  /** The permissions; empty if the file system has none. */
  Optional<Set<PosixFilePermission>> permissions() {
    return attributes.get("permissions") instanceof Set<?> given
        ? Optional.of(
            given.stream()
                .map(PosixFilePermission.class::cast)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PosixFilePermission.class))))
        : Optional.empty();
  }

  /** Whether users other than the owner have one of these permissions. */
  boolean allows(Set<PosixFilePermission> any) {
    return permissions().filter(given -> !Collections.disjoint(given, any)).isPresent();
  }

  /**
   * Whether users other than the owner can write to it. The group of the owner's own name, which
   * many systems give each user, has no other members.
   */
  boolean othersCanWrite() {
    return allUsersCanWrite() || (allows(GROUP_WRITE) && !isOwnersGroup());
  }

  /** Whether every user of this machine can write to it. */
  boolean allUsersCanWrite() {
    return allows(Set.of(PosixFilePermission.OTHERS_WRITE));
  }

  private boolean isOwnersGroup() {
    return attributes.get("owner") instanceof Principal owner
        && attributes.get("group") instanceof Principal group
        && owner.getName().equals(group.getName());
  }

  /** The number of the owner; empty if the file system has none. */
  Optional<Integer> owner() {
    return attributes.get("uid") instanceof Integer owner ? Optional.of(owner) : Optional.empty();
  }

  /**
   * On Linux, the effective user of this process; elsewhere, the owner of the home directory. The
   * owner of {@code /proc/self} is root if the Java program has capabilities.
   */
  static int user() throws IOException {
    Path process = Path.of("/proc/self/status");
    if (!hasOwners(process)) {
      return ROOT;
    }
    if (!Files.exists(process)) {
      return (int) Files.getAttribute(Path.of(System.getProperty("user.home")), "unix:uid");
    }
    return Files.readAllLines(process, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.startsWith("Uid:"))
        .map(line -> Integer.parseUnsignedInt(line.split("\t", -1)[EFFECTIVE]))
        .findFirst()
        .orElseThrow(() -> new IOException(process + " names no user"));
  }
}
