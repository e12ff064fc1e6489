package com.otpiq.event;

/** Whoever wants to hear what happens: a renderer, or a test. */
@FunctionalInterface
public interface Reporter {
  void report(Event event);
}
