package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What another user, or the author of a checkout, can put where otpiq writes a file. */
public enum Prepared {
  LINK_TO_FILE,
  LINK_TO_DIRECTORY,
  LINK_TO_NOTHING,
  PIPE,
  DEVICE,
  DIRECTORY,
  HARD_LINK,
  FILE_OF_ANOTHER_USER,
  FILE_WRITABLE_BY_A_GROUP,
  FILE_WRITABLE_BY_ALL;

  private static final int ANOTHER = 4711;

  /** Whether it is a regular file, so that nothing else changes if its name gets another one. */
  public boolean isRegular() {
    return compareTo(HARD_LINK) >= 0;
  }

  /**
   * Puts it at a path. The test is skipped if only root can do that.
   *
   * @param elsewhere a directory with what must not be changed
   * @param content of the file, if it is one
   */
  public void put(Path path, Path elsewhere, String content)
      throws IOException, InterruptedException {
    Path victim = elsewhere.resolve("victim");
    switch (this) {
      case LINK_TO_FILE -> Files.createSymbolicLink(path, Files.writeString(victim, content));
      case LINK_TO_DIRECTORY -> Files.createSymbolicLink(path, elsewhere);
      case LINK_TO_NOTHING -> Files.createSymbolicLink(path, victim);
      case PIPE -> made("mkfifo", path.toString());
      case DEVICE -> {
        assumeTrue(isRoot(), "only root makes devices");
        made("mknod", path.toString(), "c", "1", "3");
      }
      case DIRECTORY -> Files.createDirectory(path);
      case HARD_LINK -> Files.createLink(path, Files.writeString(victim, content));
      case FILE_OF_ANOTHER_USER ->
          change(Files.writeString(path, content), "rw-r--r--", "unix:uid");
      case FILE_WRITABLE_BY_A_GROUP ->
          change(Files.writeString(path, content), "rw-rw-r--", "unix:gid");
      case FILE_WRITABLE_BY_ALL -> allow(Files.writeString(path, content), "rw-rw-rw-");
    }
  }

  /** Gives a file or directory to another user or group, named by the attribute. */
  public static void change(Path path, String mode, String attribute) throws IOException {
    assumeTrue(isRoot(), "only root gives files away");
    allow(path, mode);
    Files.setAttribute(path, attribute, ANOTHER, LinkOption.NOFOLLOW_LINKS);
  }

  private static void allow(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  /** Everything in these directories, to compare: names, kinds, and the content of files. */
  public static String contents(Path... directories) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path directory : directories) {
      try (Stream<Path> paths = Files.walk(directory)) {
        all.append(paths.sorted().map(Prepared::describe).collect(Collectors.joining("\n")));
      }
    }
    return all.toString();
  }

  private static String describe(Path path) {
    try {
      Object what = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
      return path + " " + what + " " + (isFile ? Files.readString(path) : "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void made(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  /** Whether the tests run as root. */
  public static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
