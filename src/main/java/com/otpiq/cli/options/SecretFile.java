package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.DotenvFile;
import com.otpiq.file.FileAccess;
import com.otpiq.file.InputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files with a secret: the secret alone, or a variable of a file such as {@code .env}. */
public enum SecretFile {
  SECRET("secret file", SecretOptions.VARIABLE),
  OLD_SECRET("secret file", PreviousSecretOptions.VARIABLE),
  API_KEY("key file", ApiOptions.KEY_VARIABLE),
  CONTROL_TOKEN("token file", "OTPIQ_CONTROL_TOKEN");

  private static final int MAX_BYTES = 64 * 1024;

  private final String kind;
  private final String variable;

  SecretFile(String kind, String variable) {
    this.kind = kind;
    this.variable = variable;
  }

  /**
   * Reads a secret, without the newline at the end, and reports if other users can read the file.
   *
   * @param name a file, {@code -} for standard input, or a file and a variable: {@code .env#NAME}
   * @throws Problem INPUT if it cannot be read
   */
  public String read(Host host, Path name, Reporter reporter) {
    String text = read(host, name);
    warnIfReadableByOthers(host, DotenvFile.source(name, host.workDir()).file(), reporter);
    return text;
  }

  /** Reads a secret, without checking the permissions of the file. */
  public String read(Host host, Path name) {
    DotenvFile.Source source = DotenvFile.source(name, host.workDir());
    String text = text(host, source.file());
    DotenvFile variables = DotenvFile.parse(text, source.file().toString());
    Optional<String> value = variables.value(source.key().orElse(variable));
    return value.orElseGet(() -> {
      if (source.isDotenv()) {
        throw missing(source, variables);
      }
      return withoutLastNewline(text);
    });
  }

  private String text(Host host, Path file) {
    String shown = "the " + kind + " " + file;
    return file.toString().equals(InputFile.STDIN)
        ? InputFile.text(
            InputFile.read(InputFile.STDIN, host.workDir(), host.in(), MAX_BYTES), "standard input")
        : InputFile.readSecretText(host.workDir().resolve(file), shown, MAX_BYTES);
  }

  private Problem missing(DotenvFile.Source source, DotenvFile variables) {
    String key = source.key().orElse(variable);
    String example =
        variables.keysWith(this == API_KEY ? "KEY" : "SECRET").stream().findFirst().orElse("NAME");
    return Problem.of(
        Problem.Kind.INPUT,
        source.file() + " does not set " + key,
        source.file() + "#" + example + " names another variable");
  }

  /** Reports if other users can read a file. What is not a file, such as a pipe, has no content. */
  public static void warnIfReadableByOthers(Host host, Path file, Reporter reporter) {
    try {
      Path path = host.workDir().resolve(file);
      if (InputFile.isRegular(path) && FileAccess.othersCanRead(path)) {
        reporter.report(
            new Event.Notice(
                "other users of this machine can read " + file + "; chmod 600 keeps it private"));
      }
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.INPUT, file + " cannot be read").causedBy(e);
    }
  }

  private static String withoutLastNewline(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
