package com.otpiq.file;

import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads the files that a user names on the command line, and standard input. A byte order mark,
 * which some editors and PowerShell write, is not part of their content.
 */
public final class InputFile {
  /** The file name that stands for standard input. */
  public static final String STDIN = "-";

  static final int MAX_BYTES = 1 << 30;

  /** How large a file with certificates or keys may be. */
  public static final int MAX_CERTIFICATE_BYTES = 1 << 20;

  /** A device has no size, and some never end. */
  private static final int MAX_DEVICE_BYTES = 1 << 20;

  private InputFile() {}

  /**
   * Reads a file that must hold exactly one JSON object; its bytes are kept.
   *
   * @throws Problem INPUT with file, line and column if it holds anything else, or if it is larger
   *     than a JSON value may be
   */
  public static Body readObject(String name, Path workDir, InputStream stdin) {
    Body body = BodyParser.parse(read(name, workDir, stdin, BodyParser.MAX_BYTES));
    return switch (body.parseResult()) {
      case Body.Malformed(String error, Position at, String _) ->
          throw syntaxError(name, error, at);
      case Body.Parsed _ when body.object().isEmpty() ->
          throw syntaxError(name, "this is not a JSON object", Position.START);
      case Body.Parsed _ -> body;
    };
  }

  /**
   * Reads a whole file, without a byte order mark.
   *
   * @param name a path relative to the working directory, or {@code -} for standard input
   * @throws Problem INPUT if it cannot be read
   */
  public static byte[] read(String name, Path workDir, InputStream stdin) {
    return read(name, workDir, stdin, MAX_BYTES);
  }

  /**
   * Reads a whole file, without a byte order mark.
   *
   * @param name a path relative to the working directory, or {@code -} for standard input
   * @param maxBytes how large it may be
   * @throws Problem INPUT if it cannot be read, or is larger
   */
  public static byte[] read(String name, Path workDir, InputStream stdin, int maxBytes) {
    if (name.equals(STDIN)) {
      try {
        return limited(stdin, maxBytes, "standard input");
      } catch (IOException e) {
        throw unreadable("standard input", e);
      }
    }
    try {
      return read(workDir.resolve(name), name, maxBytes);
    } catch (InvalidPathException e) {
      throw Problem.of(Problem.Kind.INPUT, name + " cannot be read").causedBy(e);
    }
  }

  /**
   * Reads a whole text file.
   *
   * @param shown what it is, for the error message
   * @param maxBytes how large it may be
   * @throws Problem INPUT if it cannot be read, is larger, or is not text
   */
  public static String readText(Path file, String shown, int maxBytes) {
    return text(read(file, shown, maxBytes), shown);
  }

  /**
   * Reads a whole text file that decides who is trusted, such as a secret.
   *
   * @param shown what it is, for the error message
   * @param maxBytes how large it may be
   * @throws Problem INPUT as for {@link #readText}, or if another user of this machine made it or a
   *     link on the way to it
   */
  public static String readSecretText(Path file, String shown, int maxBytes) {
    return text(readOwn(file, shown, maxBytes), shown);
  }

  /**
   * Reads a whole file that decides who is trusted, such as a certificate or its key.
   *
   * @param shown what it is, for the error message
   * @param maxBytes how large it may be
   * @throws Problem INPUT as for {@link #readSecretText}
   */
  public static byte[] readOwn(Path file, String shown, int maxBytes) {
    try {
      TrustedOwners.requireOnTheWayTo(file, shown);
    } catch (IOException e) {
      throw unreadable(shown, e);
    }
    return read(file, shown, maxBytes);
  }

  /**
   * Decodes the content of a file.
   *
   * @throws Problem INPUT if it is not UTF-8
   */
  public static String text(byte[] content, String shown) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(Problem.Kind.INPUT, shown + " is not UTF-8 text", "save the file as UTF-8")
          .causedBy(e);
    }
  }

  /**
   * Reads a whole file, without a byte order mark. A pipe or a device has no size before it was
   * read.
   *
   * @param shown what it is, for the error message
   * @param maxBytes how large it may be
   * @throws Problem INPUT if it cannot be read, or is larger
   */
  public static byte[] read(Path file, String shown, int maxBytes) {
    try {
      if (Files.isDirectory(file)) {
        throw Problem.of(Problem.Kind.INPUT, shown + " is a directory");
      }
      if (Files.size(file) > maxBytes) {
        throw tooLarge(shown, maxBytes);
      }
      try (InputStream in = Files.newInputStream(file)) {
        int limit = SpecialFile.isDevice(file) ? Math.min(maxBytes, MAX_DEVICE_BYTES) : maxBytes;
        return limited(in, limit, shown);
      }
    } catch (IOException e) {
      throw unreadable(shown, e);
    }
  }

  private static byte[] limited(InputStream in, int maxBytes, String shown) throws IOException {
    byte[] bytes = in.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw tooLarge(shown, maxBytes);
    }
    return ByteOrderMark.remove(bytes);
  }

  private static Problem tooLarge(String shown, int maxBytes) {
    if (maxBytes == MAX_BYTES) {
      return Problem.of(Problem.Kind.INPUT, shown + " is larger than 1 GiB; split it");
    }
    int kib = maxBytes >> 10;
    String limit = kib % 1024 == 0 ? (kib >> 10) + " MiB" : kib + " KiB";
    return Problem.of(Problem.Kind.INPUT, shown + " is larger than " + limit);
  }

  /** The error for a file that cannot be read, with the reason. */
  static Problem unreadable(String shown, IOException e) {
    return Problem.of(Problem.Kind.INPUT, shown + " cannot be read" + FailureReason.of(e))
        .causedBy(e);
  }

  /**
   * Reads a file that only trusted users can have written, without a byte order mark.
   *
   * @param shown what it is, for error messages
   * @param maxBytes how large it may be
   * @throws Problem INPUT if it cannot be read, is larger, if another user owns it or can write to
   *     it, or if it is not a regular file: reading a named pipe could block forever
   */
  public static byte[] readTrusted(Path file, String shown, Path workDir, int maxBytes) {
    if (!isRegular(file)) {
      throw Problem.of(Problem.Kind.INPUT, shown + " is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      FileAccess.requireTrusted(file, shown, workDir);
      return limited(in, maxBytes, shown);
    } catch (IOException e) {
      throw unreadable(shown, e);
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
