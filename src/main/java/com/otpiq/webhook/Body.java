package com.otpiq.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes of a webhook as they came, and how they read. */
public final class Body {
  private final byte[] bytes;
  private final ParseResult parseResult;

  private Body(byte[] bytes, ParseResult reading) {
    this.bytes = bytes;
    this.parseResult = reading;
  }

  /** How a body reads: as JSON, or not and why. */
  public sealed interface ParseResult {}

  /**
   * A body that is JSON.
   *
   * @param text the body as text
   */
  public record Parsed(String text, Json json) implements ParseResult {}

  /**
   * A body that is not JSON.
   *
   * @param error a sentence without the place
   * @param text the body as text, unreadable bytes replaced
   */
  public record Malformed(String error, Position at, String text) implements ParseResult {}

  /** A body whose bytes nobody may change from here on. */
  public static Body of(byte[] bytes, ParseResult reading) {
    return new Body(bytes, reading);
  }

  /**
   * The bytes themselves, not a copy: they are for the wire and the journal, never for changing.
   */
  public byte[] bytes() {
    return bytes;
  }

  public ParseResult parseResult() {
    return parseResult;
  }

  /** The body as text; bytes that are not UTF-8 are replaced. */
  public String text() {
    return switch (parseResult) {
      case Parsed parsed -> parsed.text();
      case Malformed broken -> broken.text();
    };
  }

  /** The object that the body holds, or nothing where it is broken or something else. */
  public Optional<Json.Obj> object() {
    return parseResult instanceof Parsed(String _, Json.Obj object)
        ? Optional.of(object)
        : Optional.empty();
  }

  /** Whether the bytes are well-formed UTF-8, so that text keeps every one of them. */
  public boolean isText() {
    return java.util.Arrays.equals(text().getBytes(StandardCharsets.UTF_8), bytes);
  }
}
