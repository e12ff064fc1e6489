package com.otpiq.time;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Repeatable random numbers, which do not depend on the order of the threads that use them. */
public record Seed(long value) {
  /** The random numbers of one numbered item, independent of those of other items. */
  public RandomGenerator random(long number) {
    return new SplittableRandom(new SplittableRandom(value + number).nextLong());
  }
}
