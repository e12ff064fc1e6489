package com.otpiq.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a JSON object; members are in the order of the calls. */
public final class JsonObjectBuilder {
  private final List<Json.Member> members = new ArrayList<>();

  /** Adds a member, or replaces the value of an existing one. */
  public JsonObjectBuilder put(String name, Json value) {
    var member = new Json.Member(name, value, Position.START);
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).name().equals(name)) {
        members.set(i, member);
        return this;
      }
    }
    members.add(member);
    return this;
  }

  public JsonObjectBuilder put(String name, String value) {
    return put(name, Json.of(value));
  }

  public JsonObjectBuilder put(String name, long value) {
    return put(name, Json.of(value));
  }

  public JsonObjectBuilder put(String name, boolean value) {
    return put(name, Json.of(value));
  }

  /** Adds a member if there is a value. */
  public JsonObjectBuilder put(String name, Optional<String> value) {
    value.ifPresent(text -> put(name, text));
    return this;
  }

  /** Removes a member if it exists. */
  public JsonObjectBuilder remove(String name) {
    members.removeIf(member -> member.name().equals(name));
    return this;
  }

  /** Whether there are no members. */
  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** A builder with the members of an existing object. */
  public static JsonObjectBuilder from(Json.Obj object) {
    var builder = new JsonObjectBuilder();
    builder.members.addAll(object.members());
    return builder;
  }

  /** The object with the members so far. */
  public Json.Obj build() {
    return new Json.Obj(List.copyOf(members), Position.START);
  }
}
