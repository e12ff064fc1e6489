package com.otpiq.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Commands;
import com.otpiq.cli.Program;
import com.otpiq.cli.help.CommandModel;
import com.otpiq.cli.help.CompletionShell;
import com.otpiq.cli.settings.SettingsListWriter;
import com.otpiq.cli.startup.Grammar;
import com.otpiq.cli.startup.GrammarWriter;
import com.otpiq.manual.CommandDoc;
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
import picocli.CommandLine;

/** Files that are made from the program are as the program is now. */
class GeneratedFilesTest {
  private static final String AGAIN = "mvn test -Dtest=GeneratedFilesTest -Dotpiq.write=true";

  private @TempDir Path dir;

  @Test
  void every_file_is_as_the_commands_are_now() throws IOException {
    for (Map.Entry<Path, String> file : made().entrySet()) {
      isAsMade(file.getKey(), file.getValue());
    }
  }

  @Test
  void the_picture_is_what_a_terminal_shows() throws IOException {
    String line = "send --sandbox --to 9647701234567 --code 123456 --scenario failed-kurdish";
    Program program = new Program(dir).onOneScreen();
    assertThat(program.run(line.split(" ", -1))).as(program.out()).isZero();

    isAsMade(
        Path.of("docs/picture.svg"),
        new ReadmePicture(
                "In a terminal: otpiq sends a message to its sandbox, and shows the webhooks that follow",
                "\u001b[2m$\u001b[0m \u001b[1motpiq "
                    + line
                    + "\u001b[0m\n"
                    + always(program.out()))
            .svg());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"completions", "docs/man", "src/main/resources/com/otpiq/cli/startup/grammar"})
  void no_file_is_left_of_a_command_that_is_gone(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      assertThat(files).isSubsetOf(made().keySet());
    }
  }

  @Test
  void the_command_prints_what_is_in_the_file() throws IOException {
    for (CompletionShell shell : CompletionShell.values()) {
      Program program = new Program(dir);
      assertThat(program.run("completion", shell.name())).isZero();
      assertThat(program.out()).isEqualTo(Files.readString(Path.of("completions", shell.file())));
    }
  }

  private static String script(CompletionShell shell, CommandDoc program) {
    return switch (shell) {
      case BASH -> new BashCompletion(program).script();
      case ZSH -> new ZshCompletion(program).script();
      case FISH -> new FishCompletion(program).script();
      case POWERSHELL -> new PowerShellCompletion(program).script();
    };
  }

  private static Path grammar(String command) {
    return Path.of("src/main/resources/com/otpiq/cli/startup", Grammar.file(command));
  }

  private Map<Path, String> made() {
    CommandDoc whole = CommandModel.whole(new Commands(new Program(dir).host()));
    Map<Path, String> made = new TreeMap<>();
    Arrays.stream(CompletionShell.values())
        .forEach(shell -> made.put(Path.of("completions", shell.file()), script(shell, whole)));
    whole
        .all()
        .map(entry -> new ManPage(whole, entry))
        .forEach(page -> made.put(Path.of("docs/man", page.file()), page.text()));
    made.put(Path.of("docs/commands.md"), new Reference(whole).text());
    CommandLine line = new Commands(new Program(dir).host()).whole();
    made.put(
        Path.of("src/main/resources/com/otpiq/cli/settings", SettingsListWriter.FILE),
        SettingsListWriter.of(line));
    Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
        .forEach(each -> made.put(grammar(each.getCommandName()), GrammarWriter.of(each)));
    return made;
  }

  private static void isAsMade(Path file, String text) throws IOException {
    if (Boolean.getBoolean("otpiq.write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("it is made by: " + AGAIN).exists();
    assertThat(Files.readString(file))
        .as(file + " is old; make it again: " + AGAIN)
        .isEqualTo(text);
  }

  /** With one value for each that differs from run to run. */
  private static String always(String screen) {
    return screen
        .replaceAll("[\\d:.]{12}(?=\\S* *#1)", "10:27:40.112")
        .replaceAll("[\\d:.]{12}(?=\\S* *#2)", "10:27:40.549")
        .replaceAll("[\\d.]+ m?s after", "437 ms after")
        .replaceAll("\\([\\d.]+ m?s\\)", "(1.2 s)")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:44809")
        .replaceAll("sms-[0-9a-f]{24}", "sms-c943a46afe1f0539c41e8d6f");
  }
}
