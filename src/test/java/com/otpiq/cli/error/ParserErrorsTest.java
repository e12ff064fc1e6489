package com.otpiq.cli.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.otpiq.event.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The messages for what the parser does not accept. */
class ParserErrorsTest {
  private enum Shape {
    ROUND,
    SQUARE
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f --prot 1 | there is no option --prot | tool --port",
        "f --prot=1 | there is no option --prot | tool --port",
        "f --nonsense | there is no option --nonsense | tool --help",
        "f g | unexpected argument: g | tool --help",
        "f --port x | --port: 'x' is not a whole number | tool --help",
        "f --size x | --size: 'x' is not a number | tool --help",
        "f --flag=x | --flag: 'x' is not true or false | tool --help",
        "f --port | --port: PORT is missing | tool --help",
        "f --port 1 --port 2 | --port: can be given only once | tool --help",
        "f --file a\0b | --file: 'a\0b' is not a valid file name | tool --help",
        "f --set foo | --set: 'foo' is not KEY=VALUE | tool --help",
        "f --shape rond | there is no --shape rond | tool --shape round",
        "f --shape x | there is no --shape x | 'tool --shape round|square'",
        "'' | FILE is missing | tool --help"
      })
  void an_invalid_argument_has_a_message_and_a_hint(String args, String what, String hint) {
    Problem problem = problem(List.of(), args);

    assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
    assertThat(problem.message()).isEqualTo(what);
    assertThat(problem.hint()).contains(hint);
  }

  @Test
  void an_unknown_command_comes_with_the_nearest_one() {
    CommandLine line = new CommandLine(CommandSpec.create().name("tool"));
    line.addSubcommand("listen", CommandSpec.create());

    Problem problem = problem(line, List.of(), "lisen");

    assertThat(problem.message()).isEqualTo("there is no command lisen");
    assertThat(problem.hint()).contains("tool listen");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f --port=x | x | a:1: port: 'x' is not a whole number",
        "f --shape=x | x | a:1: port: 'x' is not one of round, square",
        "f --port=x | y | --port: 'x' is not a whole number"
      })
  void a_configured_value_is_named_by_its_source(String args, String configured, String what) {
    assertThat(problem(List.of(configured), args).message()).isEqualTo(what);
  }

  @Test
  void a_problem_of_a_converter_is_passed_on() {
    Problem own = Problem.of(Problem.Kind.USAGE, "no such day", "monday");
    ParameterException e = new ParameterException(line(), "x", own, null, "x");

    assertThat(new ParserErrors(new Configured(List.of())).problem(e)).isSameAs(own);
  }

  private static Problem problem(List<String> configured, String args) {
    return problem(line(), configured, args);
  }

  private static Problem problem(CommandLine line, List<String> configured, String args) {
    String[] words = args.isEmpty() ? new String[0] : args.split(" ", -1);
    ParameterException e =
        catchThrowableOfType(ParameterException.class, () -> line.parseArgs(words));
    return new ParserErrors(new Configured(configured)).problem(e);
  }

  private static CommandLine line() {
    CommandSpec spec =
        CommandSpec.create()
            .name("tool")
            .addOption(option("--port", int.class, "PORT"))
            .addOption(option("--size", double.class, "SIZE"))
            .addOption(OptionSpec.builder("--flag").type(boolean.class).build())
            .addOption(option("--file", Path.class, "FILE"))
            .addOption(option("--shape", Shape.class, "SHAPE"))
            .addOption(
                OptionSpec.builder("--set")
                    .type(Map.class)
                    .auxiliaryTypes(String.class, String.class)
                    .paramLabel("KEY=VALUE")
                    .build())
            .addPositional(
                PositionalParamSpec.builder()
                    .index("0")
                    .type(String.class)
                    .paramLabel("FILE")
                    .required(true)
                    .build());
    return new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static OptionSpec option(String name, Class<?> type, String label) {
    return OptionSpec.builder(name).type(type).paramLabel(label).build();
  }

  /** Options whose values come from a file. */
  private record Configured(List<String> texts) implements OptionSources {
    @Override
    public boolean isTyped(String option) {
      return false;
    }

    @Override
    public List<Source> of(@Nullable ArgSpec arg) {
      return texts.stream().<Source>map(FileValue::new).toList();
    }

    @Override
    public List<Source> of(Problem problem) {
      return List.of();
    }
  }

  /** A value of the first line of a file. */
  private record FileValue(String text) implements OptionSources.Source {
    @Override
    public String key() {
      return "port";
    }

    @Override
    public String describe() {
      return "a:1: port = " + text;
    }

    @Override
    public Problem invalid(String reason) {
      return Problem.of(Problem.Kind.INPUT, "a:1: " + reason);
    }
  }
}
