package com.otpiq.cli.check;

import com.otpiq.event.Problem;
import com.otpiq.file.InputFile;
import com.otpiq.json.BodyParser;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The known problems of a receiver, from an earlier report. */
final class Baseline {
  private static final Set<String> PROBLEMS =
      Set.of(ResultLevel.ERROR.word(), ResultLevel.WARNING.word(), ResultLevel.SUSPICION.word());

  private static final int MAX_BYTES = 1 << 26;

  private Baseline() {}

  /**
   * Reads the ids of the checks that found a problem.
   *
   * @param file a report of {@code check} in JSON
   * @throws Problem INPUT if the file is not such a report
   */
  static Set<String> read(Path workDir, Path file) {
    List<Json.Obj> records =
        InputFile.readText(workDir.resolve(file), "the baseline " + file, MAX_BYTES)
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> record(file, line))
            .toList();
    if (records.stream()
        .noneMatch(record -> record.text("type").equals(Optional.of("check-summary")))) {
      throw notAReport(file);
    }
    return records.stream()
        .filter(record -> record.text("verdict").filter(PROBLEMS::contains).isPresent())
        .flatMap(record -> record.text("id").stream())
        .collect(Collectors.toSet());
  }

  private static Json.Obj record(Path file, String line) {
    return BodyParser.parse(line.getBytes(StandardCharsets.UTF_8))
        .object()
        .orElseThrow(() -> notAReport(file));
  }

  private static Problem notAReport(Path file) {
    return Problem.of(
        Problem.Kind.INPUT,
        file + " is not a report of otpiq check",
        "otpiq check URL --report json=" + file);
  }
}
