package com.otpiq.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** What may go wrong in the code for one event. */
public final class Faults {
  private Faults() {}

  /** Exceptions and errors of every kind that a method need not declare. */
  public static Stream<Throwable> all() {
    return Stream.of(
        new StringIndexOutOfBoundsException(7),
        new IllegalStateException(),
        new NullPointerException(),
        new NoSuchElementException(),
        new ConcurrentModificationException(),
        new UncheckedIOException(new IOException("disk")),
        new StackOverflowError(),
        new OutOfMemoryError(),
        new NoClassDefFoundError("x"),
        new AssertionError());
  }

  /** Throws an error, and returns an exception for the caller to throw. */
  public static RuntimeException unchecked(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    return (RuntimeException) fault;
  }
}
