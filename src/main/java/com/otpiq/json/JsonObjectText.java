package com.otpiq.json;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.KeyPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BinaryOperator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The text of a JSON object, whose members can be changed while all others stay as written. */
public final class JsonObjectText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  private final String text;
  private final List<Member> members;

  private JsonObjectText(String text, List<Member> members) {
    this.text = text;
    this.members = members;
  }

  /**
   * A member as it is written.
   *
   * @param start of the name
   * @param value the offset of the value
   * @param end after the value
   */
  private record Member(String name, int start, int value, int end) {}

  /**
   * Finds the members of an object.
   *
   * @param text a valid JSON object within the limits of a body
   */
  public static JsonObjectText of(String text) {
    List<Member> members = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        String name = parser.currentName();
        parser.nextToken();
        int value = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        members.add(new Member(name, start, value, end));
      }
    }
    return new JsonObjectText(text, members);
  }

  /**
   * The text with one other value. A key with dots reaches into objects, and makes the first one if
   * there is none; a key that the object has as it is written comes first.
   */
  public static String set(String text, String key, Json value) {
    JsonObjectText object = of(text);
    return object
        .inChild(key, (child, rest) -> set(child, rest, value))
        .orElseGet(() -> object.with(object.added(key, value), List.of()));
  }

  /** The text without the value of a key, which {@link #set} would set. */
  public static String unset(String text, String key) {
    JsonObjectText object = of(text);
    return object
        .inChild(key, JsonObjectText::unset)
        .orElseGet(() -> object.with(Map.of(), List.of(key)));
  }

  /** The text with a changed object inside; empty if the key is one of this object. */
  private Optional<String> inChild(String key, BinaryOperator<String> edit) {
    return has(key)
        ? Optional.empty()
        : KeyPath.splits(key).stream()
            .filter(split -> object(split.name()).isPresent())
            .findFirst()
            .map(split -> {
              Member child = object(split.name()).orElseThrow();
              return text.substring(0, child.value())
                  + edit.apply(written(child), split.rest())
                  + text.substring(child.end());
            });
  }

  private boolean has(String name) {
    return members.stream().anyMatch(member -> member.name().equals(name));
  }

  private Optional<Member> object(String name) {
    return members.stream()
        .filter(member -> member.name().equals(name) && text.charAt(member.value()) == '{')
        .findFirst();
  }

  /** A new key, or a new object with it. */
  private Map<String, Json> added(String key, Json value) {
    String[] names = key.split("\\.", -1);
    boolean isPath = !KeyPath.splits(key).isEmpty() && !List.of(names).contains("");
    if (has(key) || has(names[0]) || !isPath) {
      return Map.of(key, value);
    }
    Json nested = value;
    for (int i = names.length - 1; i > 0; i--) {
      nested = new JsonObjectBuilder().put(names[i], nested).build();
    }
    return Map.of(names[0], nested);
  }

  /**
   * The text with other values. A new name is added at the end, in the layout of the others.
   *
   * @param set values by name
   * @param unset names to remove
   */
  public String with(Map<String, Json> set, Collection<String> unset) {
    StringJoiner edited = new StringJoiner("", text.substring(0, start()), text.substring(end()));
    Map<String, Json> added = new LinkedHashMap<>(set);
    added.keySet().removeAll(unset);
    boolean isFirst = true;
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      Json value = added.remove(member.name());
      if (!unset.contains(member.name())) {
        edited.add(isFirst ? "" : separator(i)).add(text.substring(member.start(), member.value()));
        edited.add(value == null ? written(member) : JsonWriter.compact(value));
        isFirst = false;
      }
    }
    for (Map.Entry<String, Json> member : added.entrySet()) {
      String name = JsonWriter.compact(Json.of(member.getKey()));
      edited.add(isFirst ? "" : separator(members.size() - 1));
      edited.add(name + ":" + JsonWriter.compact(member.getValue()));
      isFirst = false;
    }
    return edited.toString();
  }

  private int start() {
    return members.isEmpty() ? text.indexOf('{') + 1 : members.getFirst().start();
  }

  private int end() {
    return members.isEmpty() ? start() : members.getLast().end();
  }

  private String written(Member member) {
    return text.substring(member.value(), member.end());
  }

  /** The comma and white space before a member; before the first, where there are none, a comma. */
  private String separator(int index) {
    return index < 1
        ? ","
        : text.substring(members.get(index - 1).end(), members.get(index).start());
  }
}
