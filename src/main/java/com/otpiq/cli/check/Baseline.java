package com.otpiq.cli.check;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.webhook.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was wrong with a receiver when somebody last looked. */
final class Baseline {
  private static final Set<String> BAD =
      Set.of(ResultLevel.ERROR.word(), ResultLevel.WARNING.word(), ResultLevel.SUSPICION.word());

  private Baseline() {}

  /**
   * The identifiers of the checks that were bad.
   *
   * @param file the JSON lines that {@code check} wrote
   * @throws Problem INPUT where it is something else
   */
  static Set<String> read(Host host, Path file) {
    List<Json.Obj> records =
        lines(host, file).stream()
            .filter(line -> !line.isBlank())
            .map(line -> record(file, line))
            .toList();
    if (records.stream()
        .noneMatch(record -> record.text("type").equals(Optional.of("check-summary")))) {
      throw none(file);
    }
    return records.stream()
        .filter(record -> record.text("verdict").filter(BAD::contains).isPresent())
        .flatMap(record -> record.text("id").stream())
        .collect(Collectors.toSet());
  }

  private static List<String> lines(Host host, Path file) {
    try {
      return Files.readAllLines(host.workDir().resolve(file));
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.INPUT, "the baseline " + file + " cannot be read").causedBy(e);
    }
  }

  private static Json.Obj record(Path file, String line) {
    return BodyParser.parse(line.getBytes(StandardCharsets.UTF_8))
        .object()
        .orElseThrow(() -> none(file));
  }

  private static Problem none(Path file) {
    return Problem.of(
        Problem.Kind.INPUT,
        file + " is no verdict of otpiq check",
        "otpiq check URL --report json=" + file);
  }
}
