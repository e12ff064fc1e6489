package com.otpiq.cli;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What every command needs and Java takes long to make ready, begun beside the start of the
 * program. Only who needs the same waits for it, and without it all works as well, later.
 */
final class Ahead {
  private Ahead() {}

  static void start() {
    Stream.<Runnable>of(Ahead::numbers, Ahead::jar).forEach(Ahead::beside);
  }

  /** What goes wrong here goes wrong again, and is told, where somebody needs it. */
  private static void beside(Runnable task) {
    Thread.ofPlatform().daemon().uncaughtExceptionHandler((_, _) -> {}).start(task);
  }

  /** JSON is read with these, and their tables are large. */
  private static void numbers() {
    Objects.requireNonNull(BigDecimal.ZERO);
  }

  /** It has thousands of entries. */
  private static void jar() {
    Version.number();
  }
}
