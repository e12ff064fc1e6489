package com.otpiq.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A JSON value with its position in the source, so that a finding can point at it. */
public sealed interface Json {
  /** The position in the source. */
  Position at();

  /** A string. */
  record Text(String value, Position at) implements Json {}

  /** A number as it was written: {@code 1.0} stays {@code 1.0}. */
  record Num(String literal, Position at) implements Json {}

  /** {@code true} or {@code false}. */
  record Bool(boolean value, Position at) implements Json {}

  /** {@code null}. */
  record Null(Position at) implements Json {}

  /** An array. */
  record Arr(List<Json> items, Position at) implements Json {}

  /** An object with its members in source order. */
  record Obj(List<Member> members, Position at) implements Json {
    /** The member of this name. */
    public Optional<Member> member(String name) {
      return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** The value of this name. */
    public Optional<Json> value(String name) {
      return member(name).map(Member::value);
    }

    /** The value of this name, if it is a string. */
    public Optional<String> text(String name) {
      return value(name).flatMap(Json::asText);
    }

    /** The value of this name, if it is an object. */
    public Optional<Obj> object(String name) {
      return value(name).filter(Obj.class::isInstance).map(Obj.class::cast);
    }

    /** The items of the array of this name; none if the value is not an array. */
    public List<Json> items(String name) {
      return value(name).orElse(null) instanceof Arr array ? array.items() : List.of();
    }

    /** The objects among the items of the array of this name. */
    public Stream<Obj> objects(String name) {
      return items(name).stream().filter(Obj.class::isInstance).map(Obj.class::cast);
    }
  }

  /**
   * A name and value of an object.
   *
   * @param at the position of the name
   */
  record Member(String name, Json value, Position at) {}

  /** The value if this is a string. */
  default Optional<String> asText() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** The value without positions, to compare it: the order of keys does not matter. */
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

  /** A number or null in a plain value, so that it does not equal a string with the same text. */
  record Literal(String text) {
    static final Literal NULL = new Literal("null");
  }

  /** A string without a position. */
  static Json of(String value) {
    return new Text(value, Position.START);
  }

  /** An integer without a position. */
  static Json of(long value) {
    return new Num(Long.toString(value), Position.START);
  }

  /** A boolean without a position. */
  static Json of(boolean value) {
    return new Bool(value, Position.START);
  }

  /** A {@code null} without a position. */
  static Json ofNull() {
    return new Null(Position.START);
  }

  /** An array without a position. */
  static Json of(List<? extends Json> items) {
    return new Arr(List.copyOf(items), Position.START);
  }
}
