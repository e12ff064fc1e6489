package com.otpiq.cli;

import com.otpiq.report.Origin;
import com.otpiq.report.Problem;
import com.otpiq.rule.Spelling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of settings: a line is {@code key = value}, empty, or a comment after {@code #}. What a
 * value says stands as it is, backslashes too.
 */
final class ConfigFile {
  private static final long LARGEST = 64 * 1024;

  private final Path file;
  private final String shown;
  private final Origin origin;

  /**
   * A file that is there.
   *
   * @param shown the file as problems name it
   * @param origin whose file it is
   */
  ConfigFile(Path file, String shown, Origin origin) {
    this.file = file;
    this.shown = shown;
    this.origin = origin;
  }

  /**
   * What it sets, in its order.
   *
   * @throws Problem INPUT where anything in it is not as it must be
   */
  List<Configuration.Value> read() {
    List<Configuration.Value> values = new ArrayList<>();
    String[] lines = bytes().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String text = text(i + 1, lines[i]).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        values.add(value(i + 1, text));
      }
    }
    return values;
  }

  /** The bytes, each as one character, so that a line that is no text can be named. */
  private String bytes() {
    try {
      if (Files.size(file) > LARGEST) {
        throw Problem.of(Problem.Kind.INPUT, shown + " is larger than any settings: over 64 KiB");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.INPUT, "the settings in " + shown + " cannot be read")
          .causedBy(e);
    }
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
              Problem.Kind.INPUT,
              place(number) + ": this is not UTF-8 text",
              "save the file as UTF-8")
          .causedBy(e);
    }
  }

  private Configuration.Value value(int number, String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw wrong(number, "a line is `key = value`, or begins with #", "listen.port = 4300");
    }
    String key = line.substring(0, equals).strip();
    String text = line.substring(equals + 1).strip();
    check(number, key);
    if (text.isEmpty()) {
      throw wrong(number, key + " has no value", "# before it, if it is to stand for later");
    }
    return new Configuration.Value(key, text, origin, place(number), file);
  }

  private void check(int number, String key) {
    if (Configurable.isSecret(key)) {
      throw wrong(
          number,
          "a secret does not belong here, where it would be shown and committed",
          key.endsWith("api-key") ? "api-key-file = FILE" : "secret-file = FILE");
    }
    Setting setting = Configurable.named(key).orElseThrow(() -> unknown(number, key));
    if (origin == Origin.PROJECT && setting.reach() == Setting.Reach.FAR) {
      throw wrong(
          number,
          "a project may not set " + key + ", for its file comes with every checkout",
          Setting.variable(key)
              + " in the environment, or your own file: `otpiq config` tells which");
    }
  }

  private Problem unknown(int number, String key) {
    List<String> full =
        Configurable.keys().filter(known -> known.endsWith("." + key)).limit(2).toList();
    String what =
        full.size() > 1
            ? key + " means something else in each command, so say of which"
            : "there is no setting " + key;
    return wrong(
        number,
        what,
        full.stream()
            .findFirst()
            .or(() -> Spelling.nearest(key, Configurable.keys().toList()))
            .map(meant -> meant + " = …")
            .orElse("otpiq config listen"));
  }

  private String place(int number) {
    return shown + ":" + number;
  }

  private Problem wrong(int number, String what, String hint) {
    return Problem.of(Problem.Kind.INPUT, place(number) + ": " + what, hint);
  }
}
