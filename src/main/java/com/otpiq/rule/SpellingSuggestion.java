package com.otpiq.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the known word that the user probably meant. */
public final class SpellingSuggestion {
  private SpellingSuggestion() {}

  /** The most similar known word, if it differs only in case, dashes, or up to two letters. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String folded = fold(word);
    return known.stream()
        .filter(candidate -> isNear(folded, fold(candidate), tolerance(candidate)))
        .min(Comparator.comparingInt(candidate -> distance(folded, fold(candidate))));
  }

  private static boolean isNear(String a, String b, int tolerance) {
    return Math.abs(a.length() - b.length()) <= tolerance && distance(a, b) <= tolerance;
  }

  private static int tolerance(String word) {
    return word.length() < 5 ? 1 : 2;
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** The edit distance: letters to add, remove, change, or swap with a neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
