package com.otpiq.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value that remembers where it stood, so that a finding can point at it. */
public sealed interface Json {
  /** Where the value stood. */
  Position at();

  /** A string. */
  record Text(String value, Position at) implements Json {}

  /** A number, as it was written: {@code 1.0} stays {@code 1.0}. */
  record Num(String literal, Position at) implements Json {}

  /** {@code true} or {@code false}. */
  record Bool(boolean value, Position at) implements Json {}

  /** {@code null}. */
  record Null(Position at) implements Json {}

  /** An array. */
  record Arr(List<Json> items, Position at) implements Json {}

  /** An object, its members in the order in which they stood. */
  record Obj(List<Member> members, Position at) implements Json {
    /** The member of this name. */
    public Optional<Member> member(String name) {
      return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** The value of this name. */
    public Optional<Json> value(String name) {
      return member(name).map(Member::value);
    }

    /** The value of this name where it is a string. */
    public Optional<String> text(String name) {
      return value(name).flatMap(Json::asText);
    }
  }

  /**
   * One name and value of an object.
   *
   * @param at where the name stood
   */
  record Member(String name, Json value, Position at) {}

  /** The string that this is, or nothing. */
  default Optional<String> asText() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** The value without places, equal to another whatever the order of keys and the spaces. */
  default Object plain() {
    return switch (this) {
      case Text text -> text.value();
      case Num num -> new Literal(num.literal());
      case Bool bool -> bool.value();
      case Null _ -> Literal.NULL;
      case Arr arr -> arr.items().stream().map(Json::plain).toList();
      case Obj obj -> plain(obj.members());
    };
  }

  private static Map<String, Object> plain(List<Member> members) {
    Map<String, Object> plain = new LinkedHashMap<>();
    members.forEach(member -> plain.put(member.name(), member.value().plain()));
    return plain;
  }

  /** A number or null among plain values, where a string of the same letters is something else. */
  record Literal(String text) {
    static final Literal NULL = new Literal("null");
  }

  /** A string that was made, not read. */
  static Json of(String value) {
    return new Text(value, Position.START);
  }

  /** A whole number that was made, not read. */
  static Json of(long value) {
    return new Num(Long.toString(value), Position.START);
  }

  /** A truth value that was made, not read. */
  static Json of(boolean value) {
    return new Bool(value, Position.START);
  }

  /** A {@code null} that was made, not read. */
  static Json ofNull() {
    return new Null(Position.START);
  }

  /** An array that was made, not read. */
  static Json of(List<? extends Json> items) {
    return new Arr(List.copyOf(items), Position.START);
  }
}
