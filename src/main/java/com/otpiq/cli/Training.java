package com.otpiq.cli;

import com.otpiq.cli.error.ExitCode;
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

  /** Runs them one after the other; the last ends the process as it does for a user. */
  public static void main(String[] words) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(words));
    String[] line = line(left);
    while (!left.isEmpty()) {
      if (Main.run(line) != ExitCode.OK.code) {
        throw new IllegalStateException("failed: " + String.join(" ", line));
      }
      left.removeFirst();
      line = line(left);
    }
    Main.main(line);
  }

  private static String[] line(Deque<String> left) {
    String[] line = left.stream().takeWhile(word -> !word.equals(NEXT)).toArray(String[]::new);
    for (String _ : line) {
      left.removeFirst();
    }
    return line;
  }
}
