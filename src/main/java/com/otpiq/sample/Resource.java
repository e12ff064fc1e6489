package com.otpiq.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The files that come with the tool. */
public final class Resource {
  private static final String HOME = "/com/otpiq/";
  private static final String SAMPLES = "samples/";

  private Resource() {}

  /** A file as text. */
  public static String text(String file) {
    return new String(sample(file), StandardCharsets.UTF_8);
  }

  /** What the manual says of a command, by its name with dashes: {@code otpiq-journal-list}. */
  public static String notes(String command) {
    String file = command.replaceFirst("^otpiq-", "");
    return new String(read("commands/" + file + ".txt"), StandardCharsets.UTF_8);
  }

  /** Returns a completion script, by its file name in {@code completions}. */
  public static String completion(String file) {
    return new String(read("completions/" + file), StandardCharsets.UTF_8);
  }

  /** A sample, as it goes over the wire. */
  static byte[] sample(String file) {
    return withoutLastNewline(read(SAMPLES + file));
  }

  /** A file as it is. */
  static byte[] read(String path) {
    try (InputStream stream = Resource.class.getResourceAsStream(HOME + path)) {
      if (stream == null) {
        throw new IllegalArgumentException("there is no file " + path);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text file ends with a newline; what OTPIQ sends does not. */
  private static byte[] withoutLastNewline(byte[] bytes) {
    int end = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? bytes.length - 1 : bytes.length;
    return Arrays.copyOf(bytes, end);
  }
}
