package com.otpiq.json;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Parses the bodies of webhooks: strictly, within limits, and with the position of an error. */
public final class BodyParser {
  /** The maximum size of a body, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final char BOM = '\uFEFF';
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(256 << 10)
                  .maxNumberLength(100)
                  .maxNameLength(1 << 10)
                  .maxDocumentLength(MAX_BYTES)
                  .maxTokenCount(50_000)
                  .build())
          .build();

  private BodyParser() {}

  /** The JSON value of a text; one that is not JSON is a string. */
  public static Json value(String text) {
    Body body = parse(text.getBytes(StandardCharsets.UTF_8));
    return body.parseResult() instanceof Body.Parsed parsed ? parsed.json() : Json.of(text);
  }

  /** Parses a body. Invalid JSON is a result, not an exception. */
  public static Body parse(byte[] bytes) {
    return Body.of(bytes, parseResult(bytes));
  }

  private static Body.ParseResult parseResult(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parseResult(text);
    } catch (CharacterCodingException _) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new Body.Malformed(
          "the body is not UTF-8", SourceText.firstInvalidByte(bytes, text), text);
    }
  }

  private static Body.ParseResult parseResult(String text) {
    if (text.isBlank()) {
      return new Body.Malformed("the body is empty", Position.START, text);
    }
    if (text.charAt(0) == BOM) {
      return new Body.Malformed("the body starts with a byte order mark", Position.START, text);
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new Body.Parsed(text, new JsonTreeReader(parser).readDocument());
    } catch (JacksonException e) {
      return new Body.Malformed(
          ParseErrors.describe(e, text), SourceText.positionOf(e, text), text);
    }
  }
}
