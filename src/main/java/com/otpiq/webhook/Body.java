package com.otpiq.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The body of a webhook: its exact bytes and the result of parsing them. */
public final class Body {
  /** No bytes. */
  public static final Body EMPTY = unread(new byte[0]);

  private final byte[] bytes;
  private final ParseResult parseResult;
  private final Optional<String> omission;

  private Body(byte[] bytes, ParseResult reading, Optional<String> omission) {
    this.bytes = bytes;
    this.parseResult = reading;
    this.omission = omission;
  }

  /** The result of parsing a body. */
  public sealed interface ParseResult {}

  /** A body that is valid JSON. */
  public record Parsed(String text, Json json) implements ParseResult {}

  /**
   * A body that is not valid JSON.
   *
   * @param error a sentence, without the position
   * @param text the body as text; invalid UTF-8 is replaced
   */
  public record Malformed(String error, Position at, String text) implements ParseResult {}

  /** Creates a body. The caller must not change the bytes afterwards. */
  public static Body of(byte[] bytes, ParseResult reading) {
    return new Body(bytes, reading, Optional.empty());
  }

  /** A body that is kept without being parsed. */
  public static Body unread(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new Body(
        bytes, new Malformed("the body was not read", Position.START, text), Optional.empty());
  }

  /**
   * A body that could not be read: it has no bytes, but that does not mean that it was empty.
   *
   * @param reason a word for programs, such as {@code too-large}
   */
  public static Body omitted(String reason) {
    return new Body(
        new byte[0],
        new Malformed("the body was not recorded", Position.START, ""),
        Optional.of(reason));
  }

  /** Why the body is not known; empty if the bytes are the body. */
  public Optional<String> omission() {
    return omission;
  }

  /** The bytes, not a copy: the caller must not change them. */
  public byte[] bytes() {
    return bytes;
  }

  /** The result of parsing the bytes. */
  public ParseResult parseResult() {
    return parseResult;
  }

  /** The body as text; invalid UTF-8 is replaced. */
  public String text() {
    return switch (parseResult) {
      case Parsed parsed -> parsed.text();
      case Malformed malformed -> malformed.text();
    };
  }

  /** The JSON object in the body; empty if the body is malformed or another value. */
  public Optional<Json.Obj> object() {
    return parseResult instanceof Parsed(String _, Json.Obj object)
        ? Optional.of(object)
        : Optional.empty();
  }

  /** Whether the bytes are valid UTF-8, so that the text is lossless. */
  public boolean isText() {
    return Arrays.equals(text().getBytes(StandardCharsets.UTF_8), bytes);
  }
}
