package com.otpiq.event;

/** Receives the events that an engine reports: a renderer, or a test. */
@FunctionalInterface
public interface Reporter {
  void report(Event event);
}
