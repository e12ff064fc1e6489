package com.otpiq.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key with dots, such as {@code message.content}, which reaches into objects. A key that an
 * object has as it is written comes first.
 */
public final class KeyPath {
  /** A key with more dots is one name. */
  private static final int MAX_DOTS = 32;

  private KeyPath() {}

  /** The value of a key, or of the longest start of it that is an object, and so on. */
  public static Optional<Json> find(Json.Obj object, String key) {
    return object
        .value(key)
        .or(() ->
            splits(key).stream()
                .flatMap(split ->
                    object.object(split.name()).flatMap(in -> find(in, split.rest())).stream())
                .findFirst());
  }

  /** A key in two parts, at one of its dots. */
  public record Split(String name, String rest) {}

  /** Each way to split a key into two parts that are not empty, the longest name first. */
  public static List<Split> splits(String key) {
    List<Split> splits = new ArrayList<>();
    if (key.chars().filter(each -> each == '.').count() > MAX_DOTS) {
      return splits;
    }
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      if (dot < key.length() - 1) {
        splits.add(new Split(key.substring(0, dot), key.substring(dot + 1)));
      }
    }
    return splits;
  }
}
