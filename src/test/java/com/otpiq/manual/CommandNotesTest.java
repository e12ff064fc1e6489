package com.otpiq.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The notes on a command, from their text. */
class CommandNotesTest {
  @Test
  void notes_are_read_under_their_headings() {
    CommandNotes notes =
        CommandNotes.read(
            """
            # Output
            First paragraph.

            Second paragraph.
            # Errors
            Port in use: choose another one.
            # Exit codes
            1 a check failed
            5 no receiver listens
            # Examples
            $ otpiq listen
            Listen.
            $ otpiq listen --port 0
            Listen on any port.
            """);

    assertThat(notes.output()).containsExactly("First paragraph.", "Second paragraph.");
    assertThat(notes.errors()).containsExactly("Port in use: choose another one.");
    assertThat(notes.exitCodes()).isEqualTo(Map.of(1, "a check failed", 5, "no receiver listens"));
    assertThat(notes.examples())
        .containsExactly(
            new ExampleDoc("otpiq listen", "Listen."),
            new ExampleDoc("otpiq listen --port 0", "Listen on any port."));
  }

  @Test
  void headings_without_a_section_give_nothing() {
    CommandNotes notes = CommandNotes.read("# Output\n");

    assertThat(notes.output()).isEmpty();
    assertThat(notes.errors()).isEmpty();
    assertThat(notes.exitCodes()).isEmpty();
    assertThat(notes.examples()).isEmpty();
  }

  @Test
  void an_example_without_a_command_line_is_an_error() {
    assertThatThrownBy(() -> CommandNotes.read("# Examples\notpiq listen\nListen.\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no command line: otpiq listen");
  }
}
