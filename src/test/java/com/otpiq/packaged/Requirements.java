package com.otpiq.packaged;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * All that one test uses of the machine.
 *
 * @param all each of them
 */
record Requirements(List<Requirement> all) {
  private static final String REASON = "missing: ";
  private static final List<String> PYTHONS =
      Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
          .map(folder -> folder + "/python3")
          .filter(file -> Files.isExecutable(Path.of(file)))
          .toList();

  /** These names, several of which may be in one text with spaces between them. */
  static Requirements of(String... names) {
    return new Requirements(
        Stream.of(String.join(" ", names).split(" ", -1))
            .filter(name -> !name.isEmpty())
            .map(Requirement::of)
            .toList());
  }

  /** Skips the test, and says why, where something is missing. */
  static Requirements assumeMet(String... names) {
    Requirements requirements = of(names);
    requirements.reasonToSkip().ifPresent(Assumptions::abort);
    return requirements;
  }

  /** What the reason of a skipped test, which may have another reason, says is missing. */
  static List<Requirement> missingIn(String reason) {
    return reason.startsWith(REASON)
        ? of(reason.substring(REASON.length()).split(", ")).all()
        : List.of();
  }

  Optional<String> reasonToSkip() {
    String python = python();
    List<String> missing =
        all.stream().filter(each -> !each.isMet(python)).map(Requirement::name).toList();
    return missing.isEmpty() ? Optional.empty() : Optional.of(REASON + String.join(", ", missing));
  }

  /** The Python that has the modules: the first on the PATH may not be the one of the system. */
  String python() {
    return PYTHONS.stream().min(Comparator.comparingLong(this::modulesMissing)).orElse("python3");
  }

  private long modulesMissing(String python) {
    return all.stream()
        .filter(Requirement::isPythonModule)
        .filter(module -> !module.isMet(python))
        .count();
  }
}
