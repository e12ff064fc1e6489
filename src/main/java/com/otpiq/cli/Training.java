package com.otpiq.cli;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Several command lines in one process, with a comma between them: what Java sees here it keeps in
 * the cache from which the real program starts fast. See {@code src/dist/train}.
 */
public final class Training {
  private static final String NEXT = ",";

  private Training() {}

  public static void main(String[] words) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(words));
    while (!left.isEmpty()) {
      String[] line = left.stream().takeWhile(word -> !word.equals(NEXT)).toArray(String[]::new);
      if (Main.run(line) != ExitCode.OK.code) {
        throw new IllegalStateException("failed: " + String.join(" ", line));
      }
      for (int done = 0; done <= line.length && !left.isEmpty(); done++) {
        left.removeFirst();
      }
    }
    System.exit(ExitCode.OK.code);
  }
}
