package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.manual.Entry;
import com.otpiq.render.guide.ManPage;
import com.otpiq.render.guide.Reference;
import com.otpiq.render.guide.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made from the commands are as the commands are now. */
class GeneratedFilesTest {
  private static final String AGAIN = "mvn test -Dtest=GeneratedFilesTest -Dotpiq.write=true";

  private @TempDir Path dir;

  @Test
  void every_file_is_as_the_commands_are_now() throws IOException {
    Map<Path, String> made = made();
    if (Boolean.getBoolean("otpiq.write")) {
      for (Map.Entry<Path, String> file : made.entrySet()) {
        Files.createDirectories(file.getKey().getParent());
        Files.writeString(file.getKey(), file.getValue());
      }
    }
    for (Map.Entry<Path, String> file : made.entrySet()) {
      assertThat(file.getKey()).as("it is made by: " + AGAIN).exists();
      assertThat(Files.readString(file.getKey()))
          .as(file.getKey() + " is old; make it again: " + AGAIN)
          .isEqualTo(file.getValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"completions", "docs/man"})
  void no_file_is_left_of_a_command_that_is_gone(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      assertThat(files).isSubsetOf(made().keySet());
    }
  }

  @Test
  void the_command_prints_what_is_in_the_file() throws IOException {
    for (Shell shell : Shell.values()) {
      Program program = new Program(dir);
      assertThat(program.run("completion", shell.name())).isZero();
      assertThat(program.out()).isEqualTo(Files.readString(Path.of("completions", shell.file())));
    }
  }

  private Map<Path, String> made() {
    Entry whole = Model.whole(new Program(dir).host());
    Map<Path, String> made = new TreeMap<>();
    Arrays.stream(Shell.values())
        .forEach(shell -> made.put(Path.of("completions", shell.file()), shell.script(whole)));
    whole
        .all()
        .map(entry -> new ManPage(whole, entry))
        .forEach(page -> made.put(Path.of("docs/man", page.file()), page.text()));
    made.put(Path.of("docs/commands.md"), new Reference(whole).text());
    return made;
  }
}
