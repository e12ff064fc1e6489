package com.otpiq.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Commands;
import com.otpiq.cli.Program;
import com.otpiq.cli.settings.RawArguments;
import com.otpiq.json.BodyParser;
import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.ExampleDoc;
import com.otpiq.manual.OptionDoc;
import com.otpiq.manual.ValueDoc;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the program tells of its commands is true. */
class CommandModelTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s'|<>()]+)|([|<>()])");

  private @TempDir Path dir;

  static Stream<CommandDoc> entries() {
    return CommandModel.whole(new Commands(new Program(Path.of("")).host())).all();
  }

  static Stream<String> examples() {
    return entries().flatMap(entry -> entry.notes().examples().stream()).map(ExampleDoc::command);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_is_a_command_line_that_the_parser_takes(String line) {
    List<String[]> calls = calls(line);

    assertThat(calls).isNotEmpty();
    for (String[] call : calls) {
      assertThat(
              new Commands(new Program(dir).host())
                  .chosen(new RawArguments(List.of(call)))
                  .parseArgs(call)
                  .hasSubcommand())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void every_command_has_examples_of_its_own_and_notes(CommandDoc entry) {
    assertThat(entry.notes().output()).isNotEmpty();
    assertThat(entry.notes().errors()).isNotEmpty();
    assertThat(entry.notes().examples())
        .isNotEmpty()
        .anyMatch(example -> example.command().contains(entry.name()));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_default_is_the_one_that_its_description_tells(CommandDoc entry) {
    assertThat(entry.options().stream().filter(option -> option.standard().isPresent()))
        .allMatch(
            option -> option.description().contains("Default: " + option.standard().orElseThrow()));
  }

  @Test
  void values_are_known_where_the_program_knows_them() {
    assertThat(values("otpiq check", "--only").kind()).isEqualTo(ValueDoc.Kind.LIST);
    assertThat(values("otpiq check", "--only").words()).contains("late-sent", "public-https");
    assertThat(values("otpiq check", "--report").kind()).isEqualTo(ValueDoc.Kind.WORD_AND_FILE);
    assertThat(values("otpiq send", "--provider").words()).contains("whatsapp-sms");
    assertThat(values("otpiq sandbox", "--scenario").words()).contains("never-reported");
    assertThat(values("otpiq listen", "--secret-file").kind()).isEqualTo(ValueDoc.Kind.FILE);
    assertThat(entry("otpiq trigger").parameters().getFirst().values().words())
        .contains("fallback");
    assertThat(entry("otpiq receiver").parameters().getFirst().values().words()).contains("go");
  }

  @Test
  void every_command_is_a_record() {
    Program program = new Program(dir);
    assertThat(program.run("commands", "--json")).isZero();
    List<Json.Obj> records = program.out().lines().map(CommandModelTest::object).toList();

    assertThat(records.stream().map(record -> record.text("name").orElseThrow()))
        .containsExactlyElementsOf(entries().map(CommandDoc::name).toList());
    for (Json.Obj record : records) {
      CommandDoc entry = entry(record.text("name").orElseThrow());
      assertThat(record.text("type")).hasValue("command");
      assertThat(items(record, "options"))
          .extracting(option -> items((Json.Obj) option, "names").getFirst().asText().orElseThrow())
          .containsExactlyElementsOf(
              entry.options().stream().map(option -> option.names().getFirst()).toList());
      assertThat(items(record, "parameters")).hasSameSizeAs(entry.parameters());
      assertThat(items(record, "exitCodes")).hasSameSizeAs(entry.exits());
      assertThat(items(record, "examples")).hasSameSizeAs(entry.notes().examples());
    }
  }

  @Test
  void a_record_says_all_of_an_option() {
    Program program = new Program(dir);
    program.run("commands", "-o", "json");

    assertThat(program.out())
        .contains(
            "{\"names\":[\"-o\",\"--output\"],\"value\":\"FORMAT\",\"default\":\"pretty\","
                + "\"description\":\"pretty, compact or json. Default: pretty, also in a pipe.\","
                + "\"repeatable\":false,\"kind\":\"word\",\"known\":[\"pretty\",\"compact\",\"json\"]}");
    assertThat(new Program(dir).run("commands")).isZero();
  }

  private static CommandDoc entry(String name) {
    return entries().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
  }

  private static ValueDoc values(String command, String name) {
    return entry(command).options().stream()
        .filter(option -> option.names().contains(name))
        .map(OptionDoc::values)
        .findFirst()
        .orElseThrow();
  }

  private static Json.Obj object(String line) {
    return BodyParser.parse(line.getBytes(StandardCharsets.UTF_8)).object().orElseThrow();
  }

  private static List<Json> items(Json.Obj record, String key) {
    return record.value(key).map(Json.Arr.class::cast).orElseThrow().items();
  }

  /** The arguments of each otpiq in a shell's command line. */
  private static List<String[]> calls(String line) {
    List<String[]> calls = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Matcher found = WORD.matcher(line + " |");
    while (found.find()) {
      if (found.group(3) == null) {
        words.add(found.group(1) == null ? found.group() : found.group(1));
      } else {
        if (!words.isEmpty() && words.getFirst().equals("otpiq")) {
          calls.add(words.stream().skip(1).toArray(String[]::new));
        }
        words.clear();
      }
    }
    assertThat(Arrays.stream(line.split(" ")).filter("otpiq"::equals))
        .hasSizeLessThanOrEqualTo(calls.size());
    return calls;
  }
}
