package com.otpiq.sandbox.scenario;

/**
 * A telephone number that selects a scenario; {@link Scenarios} lists them all.
 *
 * @param number with the prefix, in international form without a plus sign
 */
public record MagicNumber(String number, Scenario scenario) {
  /** The first digits of every magic number; three more follow. */
  public static final String PREFIX = "9647000000";
}
