package com.otpiq.net.client;

import java.util.List;
import java.util.stream.IntStream;

/** Where a request is divided; each part is sent in a TCP segment of its own. */
public enum Segments {
  /** Nowhere: one segment. */
  WHOLE("in one segment"),
  /** Between the header block and the body. */
  HEAD_AND_BODY("head and body in two segments"),
  /** Also within the header block, after each third of it. */
  WITHIN_HEAD("with a head of three segments"),
  /** Within the first character of the body that has several bytes. */
  WITHIN_CHARACTER("in segments that end within a character"),
  /** In the middle of the body. */
  HALVES("in two halves");

  private static final int ASCII = 0x7F;

  private final String description;

  Segments(String description) {
    this.description = description;
  }

  /** What is sent, as reports show it. */
  public String description() {
    return description;
  }

  /**
   * The positions in the request at which a segment begins, without the first.
   *
   * @param head the length of the header block
   */
  List<Integer> beginnings(int head, byte[] body) {
    return switch (this) {
      case WHOLE -> List.of();
      case HEAD_AND_BODY -> List.of(head);
      case WITHIN_HEAD -> List.of(head / 3, head * 2 / 3, head);
      case WITHIN_CHARACTER ->
          IntStream.range(0, body.length)
              .filter(i -> (body[i] & 0xFF) > ASCII)
              .limit(1)
              .mapToObj(i -> head + i + 1)
              .toList();
      case HALVES -> List.of(head + body.length / 2);
    };
  }
}
