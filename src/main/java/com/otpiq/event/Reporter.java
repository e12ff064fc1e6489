package com.otpiq.event;

/** Receives the events that an engine reports; implemented by renderers and tests. */
@FunctionalInterface
public interface Reporter {
  void report(Event event);
}
