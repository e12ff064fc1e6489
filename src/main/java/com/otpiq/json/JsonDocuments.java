package com.otpiq.json;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Splits a file into JSON documents: one value, the elements of an array, or JSON lines. */
public final class JsonDocuments {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(200).maxNumberLength(1 << 20).build())
          .build();

  private JsonDocuments() {}

  /** The result of splitting a file. */
  public sealed interface SplitResult {}

  /** The documents of a valid file, in order. */
  public record Documents(List<JsonDocument> documents) implements SplitResult {}

  /** A file that is not valid JSON; documents before the error are dropped. */
  public record SyntaxError(String message, Position at) implements SplitResult {}

  /**
   * One JSON value with its exact text.
   *
   * @param at its position in the file
   * @param isElement whether it is an element of an array
   */
  public record JsonDocument(String text, Position at, boolean isElement) {}

  /** Splits a file. */
  public static SplitResult split(byte[] bytes) {
    Optional<String> otherFormat = otherFormat(bytes);
    if (otherFormat.isPresent()) {
      return new SyntaxError(otherFormat.get(), Position.START);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      String lossy = new String(bytes, StandardCharsets.UTF_8);
      return new SyntaxError(
          "the file is not UTF-8; save it as UTF-8", SourceText.firstInvalidByte(bytes, lossy));
    }
    return split(text);
  }

  private static SplitResult split(String text) {
    List<JsonDocument> found = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
          addElements(parser, text, found);
        } else {
          found.add(document(parser, text, false));
        }
      }
      return new Documents(List.copyOf(found));
    } catch (JacksonException e) {
      return new SyntaxError(ParseErrors.describe(e, text), SourceText.positionOf(e, text));
    }
  }

  private static void addElements(JsonParser parser, String text, List<JsonDocument> found) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      found.add(document(parser, text, true));
    }
  }

  private static JsonDocument document(JsonParser parser, String text, boolean isElement) {
    TokenStreamLocation start = parser.currentTokenLocation();
    parser.skipChildren();
    parser.finishToken();
    int from = (int) start.getCharOffset();
    int to = (int) parser.currentLocation().getCharOffset();
    return new JsonDocument(
        text.substring(from, to),
        new Position(start.getLineNr(), start.getColumnNr(), from, to - from),
        isElement);
  }

  /** Parses a document, without the limits for the body of a webhook. */
  public static Body.ParseResult parse(JsonDocument document) {
    String text = document.text();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new Body.Parsed(text, new JsonTreeReader(parser).readDocument());
    } catch (JacksonException e) {
      return new Body.Malformed(
          ParseErrors.describe(e, text), SourceText.positionOf(e, text), text);
    }
  }

  /** What is wrong with a file that is not UTF-8 text, by its first bytes. */
  private static Optional<String> otherFormat(byte[] bytes) {
    String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 4));
    if (start.matches("0000feff|fffe0000|000000..|..000000")) {
      return Optional.of("the file is UTF-32; save it as UTF-8");
    }
    if (start.matches("feff.*|fffe.*|00.*|..00.*")) {
      return Optional.of(
          "the file is UTF-16 (older versions of PowerShell write it); save it as UTF-8");
    }
    boolean isCompressed = start.matches("1f8b.*|504b0304|28b52ffd|425a68..");
    return isCompressed ? Optional.of("the file is compressed; unpack it first") : Optional.empty();
  }
}
