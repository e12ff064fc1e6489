package com.otpiq.manual;

import java.util.List;

/**
 * What may stand as a value.
 *
 * @param words those that are known; empty where any will do
 */
public record ValueDoc(Kind kind, List<String> words) {
  /** What is known of a value before it is typed. */
  public enum Kind {
    /** Nothing. */
    ANY,
    /** It is one of the words. */
    WORD,
    /** It is some of the words, with commas between them. */
    LIST,
    /** It is a file. */
    FILE,
    /** It is a folder. */
    FOLDER,
    /** It is one of the words, an equals sign and a file. */
    WORD_AND_FILE
  }
}
