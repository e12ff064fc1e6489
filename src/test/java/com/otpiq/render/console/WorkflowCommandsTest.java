package com.otpiq.render.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.Event;
import com.otpiq.event.EventsWithText;
import com.otpiq.json.BodyParser;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.render.Output;
import com.otpiq.render.report.ReportFormat;
import com.otpiq.render.text.DisplayOptions;
import com.otpiq.render.text.Theme;
import com.otpiq.terminal.StandardStream;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every event whose texts are commands for a CI system, in every format, as its runner reads it.
 */
class WorkflowCommandsTest {
  private static final LocalTimeFormat CLOCK = new LocalTimeFormat(() -> ZoneOffset.UTC);
  private static final ReportFormat.Tool TOOL = new ReportFormat.Tool("1.2.3", CLOCK);
  private static final List<String> HOSTILE =
      List.of(
          "::set-output name=a::b",
          "x\n  ::add-mask::y\r\n##[set-env name=a]b",
          "##vso[task.setvariable variable=a]b",
          "\u200d##teamcity[buildStop]");
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\s*::.*|##[a-z]*\\[.*");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @EnumSource
  void no_text_from_outside_is_a_command(OutputFormat format) {
    printAll(output -> Console.of(output, format, display()));

    assertThat(commands()).isEmpty();
    if (format == OutputFormat.JSON) {
      assertThat(out.toString(UTF_8).lines())
          .allMatch(line -> BodyParser.parse(line.getBytes(UTF_8)).object().isPresent())
          .anyMatch(line -> line.contains("##vso\\u005btask"));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GITHUB")
  void no_report_on_standard_output_has_a_command(ReportFormat format) {
    printAll(output -> Console.ofReport(output, format, display(), TOOL));

    assertThat(commands()).isEmpty();
    assertThat(out.toString(UTF_8)).contains("##vso\\u005btask");
  }

  @Test
  void the_only_commands_in_annotations_are_those_of_otpiq() {
    printAll(output -> Console.ofReport(output, ReportFormat.GITHUB, display(), TOOL));

    assertThat(commands())
        .isNotEmpty()
        .allMatch(line -> line.matches("::(error|warning|notice) title=otpiq check%3A .*"));
    assertThat(out.toString(UTF_8).lines()).hasSameSizeAs(commands());
  }

  private void printAll(Function<Output, Console> console) {
    Output output = new Output(new StandardStream(out), new StandardStream(err));
    Console shown = console.apply(output);
    HOSTILE.stream()
        .flatMap(text -> Stream.of(EventsWithText.inBodies(text), EventsWithText.inValues(text)))
        .map(Map::values)
        .forEach(events -> events.forEach(event -> report(shown, event)));
  }

  private static void report(Console shown, Event event) {
    shown.report(event);
    if (event instanceof CheckEvent.CheckSummary summary) {
      summary
          .report()
          .results()
          .forEach(result -> shown.report(new CheckEvent.CheckFinished(result)));
    }
  }

  private List<String> commands() {
    return Stream.of(out, err)
        .flatMap(stream -> COMMAND.matcher(stream.toString(UTF_8)).results())
        .map(found -> found.group())
        .toList();
  }

  private static DisplayOptions display() {
    Theme plain = new Theme(false);
    return new DisplayOptions(
        plain, plain, CLOCK, () -> false, false, true, new PersonalDataMask(true));
  }
}
