package com.otpiq.render;

import com.otpiq.event.Event;

/** One way to write events as data. */
public interface EventFormat {
  /**
   * The block for an event, each line with its newline; empty where this event is no data in this
   * format.
   */
  String data(Event event);
}
