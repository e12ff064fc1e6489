package com.otpiq.file;

import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that a user names, and standard input. */
public final class InputFile {
  /** What names standard input. */
  public static final String STDIN = "-";

  private InputFile() {}

  /**
   * The one JSON object that a file holds, byte for byte.
   *
   * @throws Problem INPUT with file, line and column where it holds something else
   */
  public static Body readObject(String name, Path workDir, InputStream stdin) {
    Body body = BodyParser.parse(read(name, workDir, stdin));
    return switch (body.parseResult()) {
      case Body.Malformed(String what, Position at, String _) -> throw syntaxError(name, what, at);
      case Body.Parsed _ when body.object().isEmpty() ->
          throw syntaxError(name, "this is no JSON object", Position.START);
      case Body.Parsed _ -> body;
    };
  }

  /** Everything that is in a file. */
  public static byte[] read(String name, Path workDir, InputStream stdin) {
    try {
      return name.equals(STDIN) ? stdin.readAllBytes() : Files.readAllBytes(workDir.resolve(name));
    } catch (NoSuchFileException e) {
      throw Problem.of(Problem.Kind.INPUT, "there is no file " + name).causedBy(e);
    } catch (IOException e) {
      String what = Files.isDirectory(workDir.resolve(name)) ? " is a folder" : " cannot be read";
      throw Problem.of(Problem.Kind.INPUT, name + what).causedBy(e);
    }
  }

  /** The problem of a file that is not what it should be. */
  public static Problem syntaxError(String name, String what, Position at) {
    return Problem.of(Problem.Kind.INPUT, name + ":" + at.line() + ":" + at.column() + ": " + what);
  }
}
