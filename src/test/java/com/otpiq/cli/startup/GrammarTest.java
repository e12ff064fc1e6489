package com.otpiq.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.otpiq.cli.Commands;
import com.otpiq.cli.Program;
import com.otpiq.cli.host.CommandName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The parser that is built from the generated lists. */
class GrammarTest {
  private final Grammar grammar = new Grammar(new Commands(new Program(Path.of("")).host()));

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void every_command_has_a_list_with_help_and_version(CommandName command) {
    CommandLine line = grammar.line(command.word);

    assertThat(line.getCommandName()).isEqualTo(command.word);
    assertThat(line.getCommandSpec().findOption("--help").usageHelp()).isTrue();
    assertThat(line.getCommandSpec().findOption("--version").versionHelp()).isTrue();
  }

  @Test
  void options_are_converted_into_the_fields_of_the_command() {
    CommandLine line = grammar.line("listen").setCaseInsensitiveEnumValuesAllowed(true);

    line.parseArgs("--port", "1", "--timeout", "2s", "--tls=false", "-q", "-o", "json");

    assertThat(line.getCommandSpec().options())
        .filteredOn(option -> line.getParseResult().hasMatchedOption(option))
        .extracting(OptionSpec::longestName, option -> String.valueOf(option.<Object>getValue()))
        .contains(
            tuple("--port", "1"),
            tuple("--tls", "false"),
            tuple("--output", "json"),
            tuple("--quiet", "true"));
  }

  @Test
  void subcommands_are_built_with_their_command() {
    assertThat(grammar.line("journal").getSubcommands())
        .containsOnlyKeys("list", "show", "export", "clear");
  }
}
