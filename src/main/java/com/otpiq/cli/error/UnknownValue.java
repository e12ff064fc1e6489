package com.otpiq.cli.error;

import com.otpiq.event.Problem;
import com.otpiq.rule.SpellingSuggestion;
import java.util.Collection;

/** Says of a word that it is none of those that are known, and which one was meant. */
public final class UnknownValue {
  private UnknownValue() {}

  /**
   * The problem to throw.
   *
   * @param what the word should have been: {@code scenario}
   * @param known all words that it may be
   * @param before what to try in front of the word that was meant
   * @param otherwise what to try where none is near
   */
  public static Problem word(
      String what, String word, Collection<String> known, String before, String otherwise) {
    return Problem.of(
        Problem.Kind.USAGE,
        "there is no " + what + " " + word,
        SpellingSuggestion.nearest(word, known).map(before::concat).orElse(otherwise));
  }
}
