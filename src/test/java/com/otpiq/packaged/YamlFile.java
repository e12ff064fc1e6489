package com.otpiq.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the YAML files of the project. */
final class YamlFile {
  private YamlFile() {}

  /** The mapping that a file of the project holds. */
  static Map<String, Object> read(String file) throws IOException {
    return map(
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(Shell.PROJECT.resolve(file))));
  }

  /** The texts that are under this key, however deep. */
  static List<String> values(Object yaml, String key) {
    return switch (yaml) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(entry ->
                  key.equals(entry.getKey()) && entry.getValue() instanceof String text
                      ? Stream.of(text)
                      : values(entry.getValue(), key).stream())
              .toList();
      case List<?> list -> list.stream().flatMap(each -> values(each, key).stream()).toList();
      case null, default -> List.of();
    };
  }

  /** The mapping under a key; empty if the key is missing. */
  static Map<String, Object> map(Map<String, Object> yaml, String key) {
    return map(yaml.getOrDefault(key, Map.of()));
  }

  /** The text under a key; empty if the key is missing. */
  static String text(Map<String, Object> yaml, String key) {
    return String.valueOf(yaml.getOrDefault(key, ""));
  }

  /** A mapping, in the order of the file. */
  static Map<String, Object> map(Object yaml) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) yaml).forEach((key, value) -> map.put(String.valueOf(key), value));
    return map;
  }
}
