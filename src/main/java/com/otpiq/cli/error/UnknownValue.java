package com.otpiq.cli.error;

import com.otpiq.event.Problem;
import com.otpiq.rule.SpellingSuggestion;
import java.util.Collection;

/** The problem of an unknown word, with the nearest known one as its hint. */
public final class UnknownValue {
  private UnknownValue() {}

  /**
   * Returns the problem to throw.
   *
   * @param kind the kind of word, such as {@code scenario}
   * @param known all known words
   * @param before the text in front of the suggested word
   * @param fallbackHint the hint if no known word is near
   */
  public static Problem word(
      String kind, String word, Collection<String> known, String before, String fallbackHint) {
    return Problem.of(
        Problem.Kind.USAGE,
        "there is no " + kind + " " + word,
        SpellingSuggestion.nearest(word, known).map(before::concat).orElse(fallbackHint));
  }
}
