package com.otpiq.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the resource files of otpiq. */
public final class Resource {
  private static final String ROOT = "/com/otpiq/";
  private static final String SAMPLES = "samples/";

  private Resource() {}

  /** A sample as text. */
  public static String text(String file) {
    return new String(sample(file), StandardCharsets.UTF_8);
  }

  /** The manual's notes on a command, given with dashes: {@code otpiq-journal-list}. */
  public static String notes(String command) {
    String file = command.replaceFirst("^otpiq-", "");
    return new String(read("commands/" + file + ".txt"), StandardCharsets.UTF_8);
  }

  /** Returns a completion script, by its file name in {@code completions}. */
  public static String completion(String file) {
    return new String(read("completions/" + file), StandardCharsets.UTF_8);
  }

  /** A sample as it is sent: without the newline at the end. */
  static byte[] sample(String file) {
    return withoutLastNewline(read(SAMPLES + file));
  }

  /** The bytes of a resource file. */
  static byte[] read(String path) {
    try (InputStream stream = Resource.class.getResourceAsStream(ROOT + path)) {
      if (stream == null) {
        throw new IllegalArgumentException("no resource " + path);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withoutLastNewline(byte[] bytes) {
    int end = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? bytes.length - 1 : bytes.length;
    return Arrays.copyOf(bytes, end);
  }
}
