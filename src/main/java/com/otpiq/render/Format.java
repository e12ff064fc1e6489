package com.otpiq.render;

import com.otpiq.report.Event;

/** One way to write events as data. */
interface Format {
  /**
   * The block for an event, each line with its newline; empty where this event is no data in this
   * format.
   */
  String data(Event event);
}
