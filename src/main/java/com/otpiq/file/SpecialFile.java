package com.otpiq.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of what is not a file on a disk: the null device, pipes of the shell, standard streams.
 * Only the system decides what has such a name, so another user cannot prepare it.
 */
final class SpecialFile {
  private static final Pattern DESCRIPTOR =
      Pattern.compile("/(?:dev|proc/self)/fd/(?<number>\\d++)");
  private static final Pattern STANDARD =
      Pattern.compile("/dev/std(?:in|out|err)|/(?:dev|proc/self)/fd/[012]");

  /** The kind of a file in its mode, and that of a device which is read in order. */
  private static final int KIND = 0170000;

  private static final int DEVICE = 0020000;

  private SpecialFile() {}

  /** Whether it is the null device, which keeps nothing. */
  static boolean isNull(Path file) {
    String name = file.toString();
    return name.equals("/dev/null")
        || (isWindows() && file.getFileName().toString().equalsIgnoreCase("nul"));
  }

  /** Whether it is a pipe that the shell made for this process, such as {@code >(cat)}. */
  static boolean isPipeOfShell(Path file) {
    return DESCRIPTOR.matcher(file.toString()).matches()
        && !isStandardStream(file)
        && Files.exists(file)
        && !Files.isRegularFile(file)
        && !Files.isDirectory(file);
  }

  /** Whether it is a device, or a link to one; a standard stream may be a terminal. */
  static boolean isDevice(Path file) throws IOException {
    return PathStatus.hasOwners(file)
        && Files.getAttribute(file, "unix:mode") instanceof Integer mode
        && (mode & KIND) == DEVICE;
  }

  /** Whether it is a standard stream of this process. */
  static boolean isStandardStream(Path file) {
    return STANDARD.matcher(file.toString()).matches();
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
