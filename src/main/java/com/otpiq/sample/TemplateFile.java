package com.otpiq.sample;

import java.nio.charset.StandardCharsets;

/**
 * A file of a receiver.
 *
 * @param path where it is written, relative and with slashes
 * @param resource where its text is, in the directory of the receivers
 */
public record TemplateFile(String path, String resource) {
  /** {@code PATH}, or {@code PATH = RESOURCE} for a file that several receivers have. */
  static TemplateFile parse(String text, String folder) {
    String[] parts = text.split(" = ", 2);
    return new TemplateFile(parts[0], parts.length > 1 ? parts[1] : folder + "/" + parts[0]);
  }

  /** The same file in a folder, which is empty or ends with a slash. */
  TemplateFile in(String folder) {
    return new TemplateFile(folder + path, resource);
  }

  /** Its content. */
  public String text() {
    return new String(
        Resource.read(ReceiverTemplates.DIRECTORY + resource), StandardCharsets.UTF_8);
  }
}
