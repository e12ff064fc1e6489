package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.FileAccess;
import com.otpiq.file.InputFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Path;

/** Reads files that hold one secret. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * Reads a secret, without the newline at the end, and reports if other users can read the file.
   *
   * @param kind the kind of file, for error messages
   * @throws Problem INPUT if it cannot be read
   */
  public static String read(Host host, Path file, String kind, Reporter reporter) {
    try {
      String text = read(host, file, kind);
      warnIfReadableByOthers(host, file, reporter);
      return text;
    } catch (IOException e) {
      throw unreadable(file, kind, e);
    }
  }

  /** Reads a secret, without checking the permissions of the file. */
  public static String read(Host host, Path file, String kind) {
    try {
      return withoutLastNewline(InputFile.readText(host.workDir().resolve(file)));
    } catch (MalformedInputException e) {
      throw Problem.of(Problem.Kind.INPUT, file + " is not UTF-8 text").causedBy(e);
    } catch (IOException e) {
      throw unreadable(file, kind, e);
    }
  }

  private static Problem unreadable(Path file, String kind, IOException e) {
    return Problem.of(Problem.Kind.INPUT, "the " + kind + " " + file + " cannot be read")
        .causedBy(e);
  }

  /** Reports if other users can read a file. */
  public static void warnIfReadableByOthers(Host host, Path file, Reporter reporter)
      throws IOException {
    if (FileAccess.othersCanRead(host.workDir().resolve(file))) {
      reporter.report(
          new Event.Notice(
              "other users of this machine can read " + file + "; chmod 600 keeps it private"));
    }
  }

  private static String withoutLastNewline(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
