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

/** Builds a tree that remembers places from a parser's tokens. */
final class JsonTreeReader {
  private final JsonParser parser;

  JsonTreeReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The one value of a document; anything behind it is a fault. */
  Json readDocument() {
    parser.nextToken();
    Json json = value();
    if (parser.nextToken() != null) {
      throw new StrictParseException(parser, "something follows the JSON value");
    }
    return json;
  }

  /** The value whose first token the parser stands on. */
  private Json value() {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new Json.Text(parser.getString(), place());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString(), place());
      case VALUE_TRUE, VALUE_FALSE -> new Json.Bool(token == JsonToken.VALUE_TRUE, place());
      case VALUE_NULL -> new Json.Null(place());
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
        throw new StrictParseException(parser, "the key `" + name + "` is there twice");
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

  private Position place() {
    long end = parser.currentLocation().getCharOffset();
    return start((int) (end - parser.currentTokenLocation().getCharOffset()));
  }

  private Position start(int length) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new Position(at.getLineNr(), at.getColumnNr(), (int) at.getCharOffset(), length);
  }
}
