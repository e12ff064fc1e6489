package com.otpiq.cli;

import com.otpiq.cli.error.ExitCode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Runs several command lines in one process, separated by commas, to record Java's AOT cache, from
 * which the program starts fast. See {@code src/dist/train-aot-cache}.
 */
public final class CacheTraining {
  private static final String SEPARATOR = ",";

  private CacheTraining() {}

  /** Runs them in order; the last one ends the process as it does for a user. */
  public static void main(String[] args) {
    Deque<String> remaining = new ArrayDeque<>(Arrays.asList(args));
    String[] line = line(remaining);
    while (!remaining.isEmpty()) {
      if (Main.run(line) != ExitCode.OK.code) {
        throw new IllegalStateException("failed: " + String.join(" ", line));
      }
      remaining.removeFirst();
      line = line(remaining);
    }
    Main.main(line);
  }

  private static String[] line(Deque<String> remaining) {
    String[] line =
        remaining.stream().takeWhile(word -> !word.equals(SEPARATOR)).toArray(String[]::new);
    for (String _ : line) {
      remaining.removeFirst();
    }
    return line;
  }
}
