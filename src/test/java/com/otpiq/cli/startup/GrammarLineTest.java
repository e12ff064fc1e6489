package com.otpiq.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of the generated grammar. */
class GrammarLineTest {
  @Test
  void a_line_is_read_as_it_was_written() {
    var line =
        new GrammarLine(
            GrammarLine.Kind.OPTION,
            "journal list",
            List.of("-o", "--output"),
            List.of("output", "style"),
            List.of("java.util.List", "java.lang.String"),
            "FORMAT",
            "0..1",
            true,
            "a.Converter",
            "a.Candidates",
            ",",
            "json");

    assertThat(GrammarLine.parse(line.text())).isEqualTo(line);
  }

  @Test
  void empty_cells_are_empty_lists_and_texts() {
    GrammarLine line = GrammarLine.parse("info\tcommand\t\t\ta.Info\t\t\tfalse\t\t\t\t");

    assertThat(line.kind()).isEqualTo(GrammarLine.Kind.COMMAND);
    assertThat(line.names()).isEmpty();
    assertThat(line.fields()).isEmpty();
    assertThat(line.types()).containsExactly("a.Info");
    assertThat(line.fallback()).isEmpty();
  }
}
