package com.otpiq.json;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Builds a {@link Json} tree with positions from the tokens of a parser. */
final class JsonTreeReader {
  private final JsonParser parser;

  JsonTreeReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the only value of a document; anything after it is an error. */
  Json readDocument() {
    parser.nextToken();
    Json json = value();
    if (parser.nextToken() != null) {
      throw new StrictParseException(parser, "there is more text after the JSON value");
    }
    return json;
  }

  /** Reads the value that starts at the current token. */
  private Json value() {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new Json.Text(parser.getString(), position());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString(), position());
      case VALUE_TRUE, VALUE_FALSE -> new Json.Bool(token == JsonToken.VALUE_TRUE, position());
      case VALUE_NULL -> new Json.Null(position());
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value starts with " + token);
    };
  }

  private Json object() {
    Position at = start(1);
    List<Json.Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (!names.add(name)) {
        throw new StrictParseException(parser, "the key `" + name + "` occurs twice");
      }
      Position nameAt = start(name.length() + 2);
      parser.nextToken();
      members.add(new Json.Member(name, value(), nameAt));
    }
    return new Json.Obj(List.copyOf(members), at);
  }

  private Json array() {
    Position at = start(1);
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Json.Arr(List.copyOf(items), at);
  }

  private Position position() {
    long end = parser.currentLocation().getCharOffset();
    return start((int) (end - parser.currentTokenLocation().getCharOffset()));
  }

  private Position start(int length) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new Position(at.getLineNr(), at.getColumnNr(), (int) at.getCharOffset(), length);
  }
}
