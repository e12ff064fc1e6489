package com.otpiq.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/**
 * An error that the parser itself would accept, such as a duplicate key. Its message is a sentence
 * for the user.
 */
final class StrictParseException extends StreamReadException {
  private static final long serialVersionUID = 1;

  /** An error at the current token. */
  StrictParseException(JsonParser parser, String sentence) {
    super(parser, sentence, parser.currentTokenLocation());
  }
}
