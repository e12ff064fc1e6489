package com.otpiq.cli.settings;

import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import com.otpiq.file.FileAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of settings: a line is {@code key = value}, empty, or a comment after {@code #}. What a
 * value says stands as it is, backslashes too.
 */
final class SettingsParser {
  private static final int LARGEST = 64 * 1024;

  private final Path file;
  private final String shown;
  private final SettingOrigin origin;

  /**
   * A file that is there.
   *
   * @param shown the file as problems name it
   * @param origin whose file it is
   */
  SettingsParser(Path file, String shown, SettingOrigin origin) {
    this.file = file;
    this.shown = shown;
    this.origin = origin;
  }

  /**
   * What it sets, in its order.
   *
   * @throws Problem INPUT where anything in it is not as it must be, or others may have written it
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

  /** The bytes, each as one character, so that a line that is no text can be named. */
  private String bytes(Path workDir) {
    try (InputStream in = Files.newInputStream(mustBeFile())) {
      FileAccess.requireTrusted(file, shown, workDir);
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw Problem.of(Problem.Kind.INPUT, shown + " is larger than 64 KiB");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.INPUT, "the settings in " + shown + " cannot be read")
          .causedBy(e);
    }
  }

  /** A pipe would never end. */
  private Path mustBeFile() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return file;
  }

  /** A line as text; what Notepad puts before the first one goes. */
  private String text(int number, String bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
              .toString();
      return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Problem.of(
              Problem.Kind.INPUT, place(number) + ": not UTF-8 text", "save the file as UTF-8")
          .causedBy(e);
    }
  }

  private Configuration.Value value(int number, String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw wrong(number, "expected `key = value`, or # and a comment", "listen.port = 4300");
    }
    String key = line.substring(0, equals).strip();
    String text = line.substring(equals + 1).strip();
    SettingKeyValidator.complaint(key, origin)
        .ifPresent(each -> {
          throw wrong(number, each.what(), each.hint());
        });
    if (text.isEmpty()) {
      throw wrong(number, key + " has no value", "remove the line, or put # in front of it");
    }
    return new Configuration.Value(key, text, origin, place(number), file);
  }

  private String place(int number) {
    return shown + ":" + number;
  }

  private Problem wrong(int number, String what, String hint) {
    return Problem.of(Problem.Kind.INPUT, place(number) + ": " + what, hint);
  }
}
