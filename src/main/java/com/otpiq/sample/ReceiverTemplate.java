package com.otpiq.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A small receiver for one framework that passes every check.
 *
 * @param kind its name, such as {@code express}
 * @param files relative paths with slashes, the main file first
 * @param steps the commands that install, run and test it
 */
public record ReceiverTemplate(
    String kind, String description, List<String> files, List<String> steps) {
  static final String DIRECTORY = "receivers/";

  /** The file that handles webhooks. */
  public String mainFile() {
    return files.getFirst();
  }

  /** The content of one of its files. */
  public String text(String file) {
    return new String(Resource.read(DIRECTORY + kind + "/" + file), StandardCharsets.UTF_8);
  }
}
