package com.otpiq.cli;

import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files that hold one secret. */
final class SecretText {
  private SecretText() {}

  /**
   * What is in a file, but for the newline at its end; says so where others can read it.
   *
   * @param what the kind of file, for a problem's sentence
   * @throws Problem INPUT where it cannot be read
   */
  static String read(Host host, Path file, String what, Reporter reporter) {
    Path path = host.workDir().resolve(file);
    try {
      String text = Files.readString(path);
      warnOfOthers(host, file, reporter);
      return withoutLastNewline(text);
    } catch (MalformedInputException e) {
      throw Problem.of(Problem.Kind.INPUT, file + " is not UTF-8 text").causedBy(e);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.INPUT, "the " + what + " " + file + " cannot be read")
          .causedBy(e);
    }
  }

  /** Says so where others can read a file. */
  static void warnOfOthers(Host host, Path file, Reporter reporter) throws IOException {
    if (othersCanRead(host.workDir().resolve(file))) {
      reporter.report(
          new Event.Notice(
              "others on this machine can read " + file + "; chmod 600 keeps it private"));
    }
  }

  private static String withoutLastNewline(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean othersCanRead(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return false;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    return permissions.contains(PosixFilePermission.OTHERS_READ)
        || permissions.contains(PosixFilePermission.GROUP_READ);
  }
}
