package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.FileAccess;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold one secret. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * What is in a file, but for the newline at its end; says so where others can read it.
   *
   * @param what the kind of file, for a problem's sentence
   * @throws Problem INPUT where it cannot be read
   */
  public static String read(Host host, Path file, String what, Reporter reporter) {
    try {
      String text = read(host, file, what);
      warnIfReadableByOthers(host, file, reporter);
      return text;
    } catch (IOException e) {
      throw unreadable(file, what, e);
    }
  }

  /** The same without a word on who else can read it. */
  public static String read(Host host, Path file, String what) {
    try {
      return withoutLastNewline(Files.readString(host.workDir().resolve(file)));
    } catch (MalformedInputException e) {
      throw Problem.of(Problem.Kind.INPUT, file + " is not UTF-8 text").causedBy(e);
    } catch (IOException e) {
      throw unreadable(file, what, e);
    }
  }

  private static Problem unreadable(Path file, String what, IOException e) {
    return Problem.of(Problem.Kind.INPUT, "the " + what + " " + file + " cannot be read")
        .causedBy(e);
  }

  /** Says so where others can read a file. */
  public static void warnIfReadableByOthers(Host host, Path file, Reporter reporter)
      throws IOException {
    if (FileAccess.othersCanRead(host.workDir().resolve(file))) {
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
}
