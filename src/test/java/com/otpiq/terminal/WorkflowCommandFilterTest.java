package com.otpiq.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output and error, as the runner of a CI system reads them. */
class WorkflowCommandFilterTest {
  /**
   * What runners execute. GitHub trims the blanks of Unicode, and compares as its culture does,
   * without joiners; the last is also Azure's and TeamCity's.
   */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)(?:^|\\r)(?U:[\\s\\u200c\\u200d])*+:[\\u200c\\u200d]*:"
              + "|#[\\u200c\\u200d]*#[\\u200c\\u200d]*(?:vso|teamcity)?[\\u200c\\u200d]*\\[");

  private static final String[] PIECES = {
    ":",
    "::",
    "#",
    "##",
    "[",
    "vso",
    "teamcity",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\u00a0",
    "\u3000",
    "\u200d",
    "\u200c",
    "ب",
    "x",
    "set-output name=a::b",
    "]",
    "{\"",
    "\"",
    "\u001b[31m"
  };

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "::set-output name=a::b,:\\u003aset-output name=a::b",
        "'x\n  ::stop-commands::t','x\n  :\\u003astop-commands::t'",
        "'x\r::x::','x\r:\\u003ax::'",
        "\u3000::x::,\u3000:\\u003ax::",
        "\u200d:\u200d:x::,\u200d:\u200d\\u003ax::",
        "x ##[add-mask]y,x ##\\u005badd-mask]y",
        "x ##vso[task.setvariable]y,x ##vso\\u005btask.setvariable]y",
        "##teamcity[buildStop],##teamcity\\u005bbuildStop]",
        "##\u200c[x]y,##\u200c\\u005bx]y"
      })
  void a_command_is_broken_up(String text, String shown) {
    assertThat(printed(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a::b", "http://[::1]:8080/", "x ::set-output::", "## heading [1]", "#[x]", "# #[x]",
        "{\"a\":[1,[2]]}", ":", "a: :b", "12:30:00", "\u001b[31mred\u001b[0m", "#سڵاو #کوردی [x]"
      })
  void other_text_stays(String text) {
    assertThat(printed(text)).isEqualTo(text);
  }

  @Test
  void no_text_contains_a_command_wherever_it_is_split() {
    Random random = new Random(18);
    for (int run = 0; run < 20_000; run++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      StandardStream stream = new StandardStream(bytes);
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(12); piece >= 0; piece--) {
        String next = PIECES[random.nextInt(PIECES.length)];
        text.append(next);
        stream.print(next);
        if (random.nextBoolean()) {
          stream.flush();
        }
      }
      stream.flush();
      String shown = bytes.toString(UTF_8);
      assertThat(COMMAND.matcher(shown).find()).as("%s of %s", shown, text).isFalse();
      assertThat(shown.replace("\\u003a", ":").replace("\\u005b", "[")).isEqualTo(text.toString());
    }
  }

  @Test
  void text_after_a_flush_may_start_a_line_because_a_child_process_prints_too() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardStream stream = new StandardStream(bytes);
    stream.print("Ready");
    stream.flush();
    stream.print("::set-env::");
    stream.flush();

    assertThat(bytes.toString(UTF_8)).isEqualTo("Ready:\\u003aset-env::");
  }

  @Test
  void commands_of_otpiq_stay_and_what_they_quote_is_broken_up() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardStream stream = new StandardStream(bytes);
    stream.printCommands("::error title=x::##vso[task]\n::notice::y\n");
    stream.print("::error::not ours\n");
    stream.flush();

    assertThat(bytes.toString(UTF_8))
        .isEqualTo("::error title=x::##vso\\u005btask]\n::notice::y\n:\\u003aerror::not ours\n");
  }

  @Test
  void what_ships_with_otpiq_is_printed_as_it_is() throws IOException {
    for (String folder : List.of("src/main/resources", "completions")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = Files.readString(file);
          assertThat(printed(text)).as(file.toString()).isEqualTo(text);
        }
      }
    }
  }

  private static String printed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardStream stream = new StandardStream(bytes);
    stream.print(text);
    stream.flush();
    return bytes.toString(UTF_8);
  }
}
