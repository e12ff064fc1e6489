package com.otpiq.check.probe;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values in the response of a look-up, without the objects and lists around them.
 *
 * @param fields in the order of the document; one, without a name, if the response is not JSON
 */
public record DocumentFields(List<Field> fields) {
  /**
   * A value that is neither an object nor a list, unless it is an empty one.
   *
   * @param path its JSON Pointer
   * @param pattern the same with {@code *} for each index of a list
   * @param name the name of the member that it is, or of the list that it is in; may be empty
   */
  public record Field(String path, String pattern, String name, Json value) {
    /** The value as text. */
    public String text() {
      return value.asText().orElseGet(() -> JsonWriter.compact(value));
    }

    /** Whether there is no value: null or blank text. */
    public boolean isEmpty() {
      return value instanceof Json.Null || text().isBlank();
    }

    /** The letters of the name in lower case: {@code sender_id} and {@code senderId} are equal. */
    public String plainName() {
      return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
  }

  /**
   * A field that two documents do not have in common.
   *
   * @param before empty if only the second has it
   * @param after empty if only the first has it
   */
  public record Difference(
      String path, String pattern, Optional<Json> before, Optional<Json> after) {}

  /** The fields of a document. */
  public static DocumentFields of(String document) {
    List<Field> found = new ArrayList<>();
    Body body = BodyParser.parse(document.getBytes(StandardCharsets.UTF_8));
    Json json =
        body.parseResult() instanceof Body.Parsed parsed ? parsed.json() : Json.of(document);
    collect("", "", "", json, found);
    return new DocumentFields(List.copyOf(found));
  }

  /** The fields of a state; none if the application does not know the message. */
  public static DocumentFields of(ObservedState state) {
    return state.document().map(DocumentFields::of).orElse(new DocumentFields(List.of()));
  }

  private static void collect(
      String path, String pattern, String name, Json json, List<Field> found) {
    if (json instanceof Json.Obj object && !object.members().isEmpty()) {
      for (Json.Member member : object.members()) {
        String step = "/" + member.name().replace("~", "~0").replace("/", "~1");
        collect(path + step, pattern + step, member.name(), member.value(), found);
      }
    } else if (json instanceof Json.Arr list && !list.items().isEmpty()) {
      for (int i = 0; i < list.items().size(); i++) {
        collect(path + "/" + i, pattern + "/*", name, list.items().get(i), found);
      }
    } else {
      found.add(new Field(path, pattern, name, json));
    }
  }

  /** Whether the document is an object or a list. */
  public boolean isStructured() {
    return fields.stream()
        .anyMatch(field ->
            !field.path().isEmpty()
                || field.value() instanceof Json.Obj
                || field.value() instanceof Json.Arr);
  }

  /** The fields that differ in another document, except those of some patterns. */
  public List<Difference> differences(DocumentFields other, Set<String> ignored) {
    Map<String, Field> before = byPath();
    Map<String, Field> after = other.byPath();
    Map<String, Field> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    return all.values().stream()
        .filter(field -> !ignored.contains(field.pattern()))
        .map(field ->
            new Difference(
                field.path(),
                field.pattern(),
                Optional.ofNullable(before.get(field.path())).map(Field::value),
                Optional.ofNullable(after.get(field.path())).map(Field::value)))
        .filter(difference ->
            !difference.before().map(Json::plain).equals(difference.after().map(Json::plain)))
        .toList();
  }

  /**
   * The document in one form, whatever the order of its members.
   *
   * @param masked the patterns of fields of which only the type counts
   */
  public String canonical(Set<String> masked) {
    Map<String, String> sorted = new TreeMap<>();
    for (Field field : fields) {
      sorted.put(
          field.path(),
          masked.contains(field.pattern())
              ? field.value().getClass().getSimpleName()
              : JsonWriter.compact(field.value()));
    }
    return sorted.toString();
  }

  private Map<String, Field> byPath() {
    Map<String, Field> byPath = new LinkedHashMap<>();
    fields.forEach(field -> byPath.put(field.path(), field));
    return byPath;
  }
}
