package com.otpiq.cli.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the tool. */
public final class Version implements IVersionProvider {
  /** The bare number. */
  public static String number() {
    try (InputStream file = Version.class.getResourceAsStream("/com/otpiq/version")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the tool calls itself on the wire. */
  public static String userAgent() {
    return "otpiq/" + number();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"otpiq " + number()};
  }
}
