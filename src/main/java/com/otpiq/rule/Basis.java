package com.otpiq.rule;

/** Whether OTPIQ documents something, or otpiq assumes it because nothing is published. */
public enum Basis {
  DOCUMENTED,
  ASSUMED
}
