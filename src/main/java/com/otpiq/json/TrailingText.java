package com.otpiq.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/** A document that goes on after its value. */
final class TrailingText extends StreamReadException {
  private static final long serialVersionUID = 1;

  TrailingText(JsonParser parser) {
    super(parser, "something follows the JSON value", parser.currentTokenLocation());
  }
}
