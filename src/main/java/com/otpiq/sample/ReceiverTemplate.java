package com.otpiq.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A small receiver that does everything right, for one framework.
 *
 * @param kind what people call it: {@code express}
 * @param files its files, the main one first; paths with slashes
 * @param steps what to type to install, run and test it
 */
public record ReceiverTemplate(
    String kind, String description, List<String> files, List<String> steps) {
  static final String DIRECTORY = "receivers/";

  /** The file that receives. */
  public String mainFile() {
    return files.getFirst();
  }

  /** What is in one of its files. */
  public String text(String file) {
    return new String(Resource.read(DIRECTORY + kind + "/" + file), StandardCharsets.UTF_8);
  }
}
