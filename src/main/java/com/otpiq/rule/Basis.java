package com.otpiq.rule;

/** Who says so: OTPIQ's documents, or we, because nothing is published. */
public enum Basis {
  DOCUMENTED,
  ASSUMED
}
