package com.otpiq.cli.settings;

import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import com.otpiq.file.InputFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses a settings file: a line is {@code key = value}, empty, or a comment after {@code #}.
 * Values have no escapes: a backslash is a backslash.
 */
final class SettingsParser {
  private static final int LARGEST = 64 * 1024;

  private final Path file;
  private final String displayPath;
  private final SettingOrigin origin;

  /**
   * A parser for an existing file.
   *
   * @param displayPath the path of the file in messages
   * @param origin whether it is the file of the project or of the user
   */
  SettingsParser(Path file, String displayPath, SettingOrigin origin) {
    this.file = file;
    this.displayPath = displayPath;
    this.origin = origin;
  }

  /**
   * The values, in the order of the file.
   *
   * @throws Problem INPUT if a line is invalid, or if other users can write the file
   */
  List<Configuration.Value> read(Path workDir) {
    List<Configuration.Value> values = new ArrayList<>();
    String[] lines = bytes(workDir).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String text = text(i + 1, lines[i]).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        values.add(value(i + 1, text));
      }
    }
    return values;
  }

  /** The bytes, each as one character, so that a message can name the line that is not UTF-8. */
  private String bytes(Path workDir) {
    byte[] bytes = InputFile.readTrusted(file, displayPath, workDir, LARGEST);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String text(int number, String bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(
              Problem.Kind.INPUT, place(number) + ": not UTF-8 text", "save the file as UTF-8")
          .causedBy(e);
    }
  }

  private Configuration.Value value(int number, String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw invalid(number, "expected `key = value`, or # and a comment", "listen.port = 4300");
    }
    String key = line.substring(0, equals).strip();
    String text = line.substring(equals + 1).strip();
    SettingKeyValidator.validate(key, origin)
        .ifPresent(each -> {
          throw invalid(number, each.reason(), each.hint());
        });
    if (text.isEmpty()) {
      throw invalid(number, key + " has no value", "remove the line, or put # in front of it");
    }
    return new Configuration.Value(key, text, origin, place(number), file);
  }

  private String place(int number) {
    return displayPath + ":" + number;
  }

  private Problem invalid(int number, String reason, String hint) {
    return Problem.of(Problem.Kind.INPUT, place(number) + ": " + reason, hint);
  }
}
