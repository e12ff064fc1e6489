package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What can be read of arguments before the parser is built. */
class RawArgumentsTest {
  @Test
  void the_word_help_is_the_option_help() {
    assertThat(RawArguments.of("help", "journal", "list").args())
        .containsExactly("journal", "list", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "listen -qh", "-V", "--version", "listen --help=x"})
  void help_and_version_are_seen_in_every_form(String line) {
    assertThat(RawArguments.of(line.split(" ", -1)).isHelp()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"listen", "trigger -- --help", "listen --helpful"})
  void other_arguments_are_not_help(String line) {
    assertThat(RawArguments.of(line.split(" ", -1)).isHelp()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "listen --port 1, --port, true",
    "listen --port=1, --port, true",
    "listen --ports 1, --port, false",
    "listen --tls=false, --tls=false, true",
    "listen --tls, --tls=false, false",
    "listen -vq, -q, true",
    "listen -v, -q, false",
    "listen -ojson, -o, true",
    "listen -- --port 1, --port, false"
  })
  void an_option_is_found_in_every_form(String line, String option, boolean isThere) {
    assertThat(RawArguments.of(line.split(" ", -1)).contains(option)).isEqualTo(isThere);
  }

  @ParameterizedTest
  @CsvSource({
    "journal list, journal list",
    "--quiet journal list, journal list",
    "listen journal, listen",
    "lisen, ''"
  })
  void the_path_has_the_words_that_choose_a_command(String line, String path) {
    CommandLine whole = new CommandLine(CommandSpec.create());
    CommandLine journal = new CommandLine(CommandSpec.create());
    journal.addSubcommand("list", new CommandLine(CommandSpec.create()));
    whole.addSubcommand("journal", journal).addSubcommand("listen", CommandSpec.create());

    RawArguments arguments = RawArguments.of(line.split(" ", -1));

    assertThat(String.join(" ", arguments.path(whole))).isEqualTo(path);
    assertThat(RawArguments.resolve(whole, arguments.path(whole)).getCommandName())
        .isEqualTo(path.isEmpty() ? "<main class>" : path.replaceFirst(".* ", ""));
  }
}
