package com.otpiq.event;

/**
 * Something that had to come to a listener, or must not come.
 *
 * @param words what it is, such as {@code status=delivered}
 * @param least how many there must be
 * @param most how many there may be
 * @param came how many there were
 */
public record ExpectationState(String words, long least, long most, long came) {
  /** Whether all is as it must be. */
  public boolean isMet() {
    return came >= least && came <= most;
  }
}
