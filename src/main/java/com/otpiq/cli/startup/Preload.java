package com.otpiq.cli.startup;

import com.otpiq.cli.host.Version;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What every command needs and Java takes long to make ready, begun beside the start of the
 * program. Only who needs the same waits for it, and without it all works as well, later.
 */
public final class Preload {
  private Preload() {}

  public static void start() {
    Stream.<Runnable>of(Preload::numbers, Preload::jar).forEach(Preload::beside);
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
