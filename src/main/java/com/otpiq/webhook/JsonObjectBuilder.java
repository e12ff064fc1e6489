package com.otpiq.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a JSON object, member by member, in the order of the calls. */
public final class JsonObjectBuilder {
  private final List<Json.Member> members = new ArrayList<>();

  /** Adds a member, or gives the one of this name a new value at its old place. */
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

  /** Adds a member where there is a value, else nothing. */
  public JsonObjectBuilder put(String name, Optional<String> value) {
    value.ifPresent(text -> put(name, text));
    return this;
  }

  /** Takes a member away where it is there. */
  public JsonObjectBuilder remove(String name) {
    members.removeIf(member -> member.name().equals(name));
    return this;
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** Starts with the members of another object. */
  public static JsonObjectBuilder from(Json.Obj object) {
    var made = new JsonObjectBuilder();
    made.members.addAll(object.members());
    return made;
  }

  /** The object as it is now. */
  public Json.Obj build() {
    return new Json.Obj(List.copyOf(members), Position.START);
  }
}
