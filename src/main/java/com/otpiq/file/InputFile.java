package com.otpiq.file;

import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that a user names on the command line, and standard input. */
public final class InputFile {
  /** The file name that stands for standard input. */
  public static final String STDIN = "-";

  static final long MAX_BYTES = 1L << 30;

  private InputFile() {}

  /**
   * Reads a file that must hold exactly one JSON object; its bytes are kept.
   *
   * @throws Problem INPUT with file, line and column if it holds anything else
   */
  public static Body readObject(String name, Path workDir, InputStream stdin) {
    Body body = BodyParser.parse(read(name, workDir, stdin));
    return switch (body.parseResult()) {
      case Body.Malformed(String error, Position at, String _) ->
          throw syntaxError(name, error, at);
      case Body.Parsed _ when body.object().isEmpty() ->
          throw syntaxError(name, "this is not a JSON object", Position.START);
      case Body.Parsed _ -> body;
    };
  }

  /**
   * Reads a whole file.
   *
   * @param name a path relative to the working directory, or {@code -} for standard input
   * @throws Problem INPUT if it cannot be read
   */
  public static byte[] read(String name, Path workDir, InputStream stdin) {
    try {
      return name.equals(STDIN) ? stdin.readAllBytes() : read(name, workDir.resolve(name));
    } catch (NoSuchFileException e) {
      throw Problem.of(Problem.Kind.INPUT, "there is no file " + name).causedBy(e);
    } catch (IOException | InvalidPathException e) {
      String file = name.equals(STDIN) ? "standard input" : name;
      throw Problem.of(Problem.Kind.INPUT, file + " cannot be read").causedBy(e);
    }
  }

  /** Reads a whole file of any content. */
  public static byte[] readBytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  /**
   * Reads a file that only trusted users can have written.
   *
   * @param shown the file's name for error messages
   * @param maxBytes how many bytes are read at most
   * @throws Problem INPUT if another user owns the file or can write to it
   * @throws IOException also if it is not a regular file: reading a named pipe could block forever
   */
  public static byte[] readTrusted(Path file, String shown, Path workDir, int maxBytes)
      throws IOException {
    if (!isRegular(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      FileAccess.requireTrusted(file, shown, workDir);
      return in.readNBytes(maxBytes);
    }
  }

  /** Whether there is a file or directory of this name, or a link to one. */
  public static boolean exists(Path file) {
    return Files.exists(file);
  }

  /** Whether there is a regular file of this name, or a link to one. */
  public static boolean isRegular(Path file) {
    return Files.isRegularFile(file);
  }

  /** Whether this user can read the file. */
  public static boolean isReadable(Path file) {
    return Files.isReadable(file);
  }

  /** Whether a path, all links followed, leads out of a directory. */
  public static boolean leadsOutside(Path file, Path directory) throws IOException {
    return !file.toRealPath().startsWith(directory.toRealPath());
  }

  /** The size of a pipe or a device is not known before it was read. */
  private static byte[] read(String name, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw Problem.of(Problem.Kind.INPUT, name + " is a directory");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw Problem.of(Problem.Kind.INPUT, name + " is larger than 1 GiB; split it");
    }
    return Files.readAllBytes(file);
  }

  /**
   * Reads a text file.
   *
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   */
  public static String readText(Path file) throws IOException {
    return Files.readString(file);
  }

  /** The error for a file with the wrong content, with line and column. */
  public static Problem syntaxError(String name, String error, Position at) {
    return Problem.of(
        Problem.Kind.INPUT, name + ":" + at.line() + ":" + at.column() + ": " + error);
  }

  /** The error for a file with the wrong content, with line and column and what to try. */
  public static Problem syntaxError(String name, String error, Position at, String hint) {
    return Problem.of(
        Problem.Kind.INPUT, name + ":" + at.line() + ":" + at.column() + ": " + error, hint);
  }
}
