package com.otpiq.cli.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of otpiq. */
public final class Version implements IVersionProvider {
  /** The version number, such as {@code 0.1.0}. */
  public static String number() {
    try (InputStream file = Version.class.getResourceAsStream("/com/otpiq/version")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of the User-Agent header in requests of otpiq. */
  public static String userAgent() {
    return "otpiq/" + number();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"otpiq " + number()};
  }
}
