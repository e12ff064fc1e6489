package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.AcceptedValues;
import com.otpiq.cli.host.CommandName;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.settings.RawArguments;
import com.otpiq.cli.startup.Grammar;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command line as a whole: its help, its grammar and the names of its options. */
class CommandConventionsTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @MethodSource("commands")
  void every_help_shows_exit_codes_and_examples_in_60_lines_of_80_columns(String command) {
    Program help = new Program(dir);

    assertThat(help.run(command.split(" "))).isZero();
    assertThat(help.out()).contains("\nExit codes:\n  0    success\n", "\nExamples:\n  # ");
    assertThat(help.out().lines()).allMatch(line -> line.startsWith("  $ ") || line.length() <= 80);
    assertThat(help.out().lines().count()).isLessThanOrEqualTo(60);
    assertThat(help.err()).isEmpty();
  }

  @Test
  void the_whole_help_shows_every_command_once_in_its_group_and_fits_on_a_screen() {
    Program help = new Program(dir);

    assertThat(help.run("--help")).isZero();
    assertThat(help.out()).contains("\nYour receiver:\n  check ").doesNotContain("Exit codes:");
    assertThat(help.out().lines().count()).isLessThanOrEqualTo(60);
    assertThat(CommandName.words())
        .allSatisfy(name -> assertThat(help.out()).containsOnlyOnce("\n  " + name + " "));
  }

  @Test
  void only_the_chosen_command_is_built() {
    assertThat(
            new Commands(host())
                .chosen(new RawArguments(List.of("listen", "--port", "1")))
                .getSubcommands())
        .containsOnlyKeys("listen");
    assertThat(new Commands(host()).chosen(new RawArguments(List.of("--help"))).getSubcommands())
        .containsOnlyKeys(
            "send",
            "track",
            "info",
            "sender-ids",
            "listen",
            "trigger",
            "replay",
            "journal",
            "sandbox",
            "validate",
            "check",
            "receiver",
            "config",
            "doctor",
            "commands",
            "completion");
  }

  /** What is made without them is what their annotations say. */
  @Test
  void the_grammar_knows_every_command_as_its_annotations_do() {
    var grammar = new Grammar(new Commands(host()));
    CommandLine whole = new Commands(host()).whole();

    for (CommandLine annotated : whole.getSubcommands().values()) {
      assertThat(facts(grammar.line(annotated.getCommandName()))).isEqualTo(facts(annotated));
    }
    assertThat(facts(grammar.line("otpiq")).getFirst()).isEqualTo(facts(whole).getFirst());
  }

  private static List<String> facts(CommandLine line) {
    return withSubcommands(line)
        .map(CommandLine::getCommandSpec)
        .map(spec ->
            spec.name()
                + spec.args().stream().map(CommandConventionsTest::fact).sorted().toList()
                + spec.userObject().getClass())
        .toList();
  }

  private static String fact(ArgSpec arg) {
    String names =
        arg instanceof OptionSpec option
            ? List.of(option.names()) + option.fallbackValue() + option.usageHelp()
            : ((PositionalParamSpec) arg).index().toString();
    return String.join(
        " ",
        names,
        arg.paramLabel(),
        arg.arity() + " " + arg.arity().isUnspecified(),
        arg.typeInfo().toString(),
        String.valueOf(arg.required()),
        arg.splitRegex(),
        Arrays.stream(arg.converters()).map(each -> each.getClass().getName()).toList().toString(),
        AcceptedValues.of(arg).toString());
  }

  @Test
  void short_options_are_few_and_long_ones_in_kebab_case() {
    assertThat(options().filter(name -> !name.startsWith("--")))
        .containsOnly("-o", "-v", "-q", "-h", "-V", "-H");
    assertThat(options().filter(name -> name.startsWith("--")))
        .allMatch(name -> name.matches("--[a-z]+(-[a-z]+)*"));
  }

  @ParameterizedTest
  @CsvSource({"help, --help", "help journal list, journal list --help"})
  void help_is_a_word_too(String word, String option) {
    Program asked = new Program(dir);
    Program help = new Program(dir);

    assertThat(asked.run(word.split(" "))).isZero();
    help.run(option.split(" "));
    assertThat(asked.out()).isEqualTo(help.out());
  }

  @Test
  void the_version_is_that_of_the_build() {
    Program program = new Program(dir);

    assertThat(program.run("--version")).isZero();
    assertThat(program.out()).matches("otpiq \\d+\\.\\d+\\.\\d+\n");
  }

  static Stream<String> commands() {
    Program program = new Program(Path.of(""));
    return withSubcommands(new Commands(program.host()).whole())
        .skip(1)
        .map(line -> line.getCommandSpec().qualifiedName().replaceFirst("otpiq ", "") + " --help");
  }

  private Stream<String> options() {
    CommandLine whole = new Commands(host()).whole();
    return withSubcommands(whole)
        .flatMap(line -> line.getCommandSpec().options().stream())
        .map(OptionSpec::names)
        .flatMap(Arrays::stream);
  }

  private static Stream<CommandLine> withSubcommands(CommandLine line) {
    return Stream.concat(
        Stream.of(line),
        line.getSubcommands().values().stream().flatMap(CommandConventionsTest::withSubcommands));
  }

  private Host host() {
    return new Program(dir).host();
  }
}
