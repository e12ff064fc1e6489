package com.otpiq.cli.startup;

import com.otpiq.cli.host.Version;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Initialises, in parallel with the start of the program, what every command needs and Java takes
 * long to load. The program works without it too, only slower.
 */
public final class Preload {
  private Preload() {}

  /** Starts the threads and returns. */
  public static void start() {
    Stream.<Runnable>of(Preload::loadNumberParser, Preload::openJar)
        .forEach(Preload::runInBackground);
  }

  /** Ignores failures, because they occur again where the result is needed. */
  private static void runInBackground(Runnable task) {
    Thread.ofPlatform().daemon().uncaughtExceptionHandler((_, _) -> {}).start(task);
  }

  /** The JSON parser needs this class, which builds large tables. */
  private static void loadNumberParser() {
    Objects.requireNonNull(BigDecimal.ZERO);
  }

  /** The first resource opens the jar, which has thousands of entries. */
  private static void openJar() {
    Version.number();
  }
}
