package com.otpiq.time;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What makes chance repeatable: from the same seed come the same numbers, whoever draws first. */
public record Seed(long value) {
  /** The numbers of one thing that has a number itself, independent of those of the others. */
  public RandomGenerator random(long number) {
    return new SplittableRandom(new SplittableRandom(value + number).nextLong());
  }
}
