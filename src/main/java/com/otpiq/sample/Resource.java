package com.otpiq.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The files that come with the tool. */
public final class Resource {
  private static final String FOLDER = "/com/otpiq/samples/";

  private Resource() {}

  /** A file as text. */
  public static String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String file) {
    try (InputStream stream = Resource.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("there is no sample " + file);
      }
      return withoutLastNewline(stream.readAllBytes());
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
