package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every console block of the README, the documents and the stories is run, and prints what it says.
 */
class DocumentsIT {
  private @TempDir Path dir;

  @Requires
  @ParameterizedTest
  @MethodSource("documents")
  void prints_what_it_says(String document) throws IOException {
    List<Transcript> transcripts =
        Transcript.all(Files.readString(Shell.PROJECT.resolve(document)));
    Requirements.assumeMet(Transcript.programs(transcripts));
    Shell shell = new Shell(dir).env("LC_ALL", "C.UTF-8");
    if (Transcript.needNodeModules(transcripts)) {
      Requirements.assumeMet("npm:better-sqlite3");
      shell.withNodeModules();
    }
    try (Stage stage = new Stage(shell)) {
      transcripts.forEach(stage::play);
      stage.end();
    }
  }

  static Stream<String> documents() throws IOException {
    try (Stream<Path> files = Files.walk(Shell.PROJECT, 5)) {
      List<String> names =
          files
              .map(file -> Shell.PROJECT.relativize(file).toString())
              .filter(name ->
                  name.matches(
                      "[A-Z]+(\\.[a-z]+)?\\.md|docs/.*\\.md|src/test/resources/stories/.*\\.md"))
              .sorted()
              .toList();
      assertThat(names).contains("README.md", "docs/rules.md");
      return names.stream();
    }
  }
}
