package com.otpiq.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** A mapping, in the order of the file. */
  static Map<String, Object> map(Object yaml) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) yaml).forEach((key, value) -> map.put(String.valueOf(key), value));
    return map;
  }
}
