package com.otpiq.manual;

import java.util.List;

/**
 * The values that an option or a parameter accepts.
 *
 * @param words the known values; empty if any text is allowed
 */
public record ValueDoc(Kind kind, List<String> words) {
  /** The kind of value, for completion. */
  public enum Kind {
    /** Any text. */
    ANY,
    /** One of the words. */
    WORD,
    /** Some of the words, separated by commas. */
    LIST,
    /** A file. */
    FILE,
    /** A directory. */
    FOLDER,
    /** One of the words, an equals sign and a file. */
    WORD_AND_FILE
  }
}
