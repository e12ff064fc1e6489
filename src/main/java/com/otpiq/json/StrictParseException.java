package com.otpiq.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/**
 * JSON that a parser would let pass and we do not; its message is a sentence for the user already.
 */
final class StrictParseException extends StreamReadException {
  private static final long serialVersionUID = 1;

  /** A fault at the token on which the parser stands. */
  StrictParseException(JsonParser parser, String sentence) {
    super(parser, sentence, parser.currentTokenLocation());
  }
}
