package com.otpiq.json;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Cuts a file into its JSON values: one, the elements of an array, or one after the other. */
public final class JsonDocuments {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(200).maxNumberLength(1 << 20).build())
          .build();

  private JsonDocuments() {}

  /** What cutting a file came to. */
  public sealed interface SplitResult {}

  /** The values, in order. */
  public record Documents(List<JsonDocument> documents) implements SplitResult {}

  /** A fault in the middle: none of the values counts. */
  public record SyntaxError(String message, Position at) implements SplitResult {}

  /**
   * One value, character for character as it stood in the file.
   *
   * @param at where it begins
   */
  public record JsonDocument(String text, Position at) {}

  /** The values of a file. */
  public static SplitResult split(byte[] bytes) {
    if (startsLikeUtf16(bytes)) {
      String what = "the file is UTF-16, as older PowerShells write it; save it as UTF-8";
      return new SyntaxError(what, Position.START);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      String lossy = new String(bytes, StandardCharsets.UTF_8);
      return new SyntaxError("the file is not UTF-8", SourceText.firstInvalidByte(bytes, lossy));
    }
    return split(text.startsWith("\uFEFF") ? " " + text.substring(1) : text);
  }

  private static SplitResult split(String text) {
    List<JsonDocument> found = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
          elements(parser, text, found);
        } else {
          found.add(document(parser, text));
        }
      }
      return new Documents(List.copyOf(found));
    } catch (JacksonException e) {
      return new SyntaxError(ParseErrors.describe(e), SourceText.positionOf(e, text));
    }
  }

  private static void elements(JsonParser parser, String text, List<JsonDocument> found) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      found.add(document(parser, text));
    }
  }

  private static JsonDocument document(JsonParser parser, String text) {
    TokenStreamLocation start = parser.currentTokenLocation();
    parser.skipChildren();
    parser.finishToken();
    int from = (int) start.getCharOffset();
    int to = (int) parser.currentLocation().getCharOffset();
    return new JsonDocument(
        text.substring(from, to),
        new Position(start.getLineNr(), start.getColumnNr(), from, to - from));
  }

  /**
   * The whole of a document that is known to be JSON, larger than a body may be.
   *
   * @throws IllegalArgumentException where a key stands twice
   */
  public static Json parse(JsonDocument document) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document.text())) {
      return new JsonTreeReader(parser).readDocument();
    } catch (JacksonException e) {
      throw new IllegalArgumentException(ParseErrors.describe(e), e);
    }
  }

  private static boolean startsLikeUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
  }
}
