package com.otpiq.render;

import com.otpiq.event.Event;

/** An output format: the text of each event on standard output. */
public interface EventFormat {
  /**
   * Returns the lines for an event, each with its newline; empty if the format does not show it.
   */
  String data(Event event);
}
