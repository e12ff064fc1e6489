package com.otpiq.cli.check;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what {@code check -o json} prints. */
final class CheckVerdicts {
  private static final Set<String> BAD = Set.of("error", "warning", "suspicion");

  private CheckVerdicts() {}

  /** The checks that found something. */
  static List<String> bad(String lines) {
    return records(lines).stream()
        .filter(record -> record.text("verdict").filter(BAD::contains).isPresent())
        .flatMap(record -> record.text("id").stream())
        .toList();
  }

  /** What one of them found. */
  static Optional<String> found(String lines, String id) {
    return records(lines).stream()
        .filter(record -> record.text("id").equals(Optional.of(id)))
        .findFirst()
        .flatMap(record -> record.text("found"));
  }

  private static List<Json.Obj> records(String lines) {
    return lines
        .lines()
        .flatMap(line -> BodyParser.parse(line.getBytes(StandardCharsets.UTF_8)).object().stream())
        .toList();
  }
}
