package com.otpiq.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Console;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher says about the standard streams. */
@Isolated("it sets a system property")
class TerminalsTest {
  private static final String PROPERTY = "otpiq.terminals";

  private String before = "";

  @BeforeEach
  void keepProperty() {
    before = System.getProperty(PROPERTY, "");
  }

  @AfterEach
  void restoreProperty() {
    if (before.isEmpty()) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "012, true, true, true",
    "12, false, true, true",
    "02, true, false, true",
    "01, true, true, false",
    "'', false, false, false"
  })
  void the_launcher_names_the_streams_that_are_terminals(
      String streams, boolean input, boolean output, boolean error) {
    System.setProperty(PROPERTY, streams);

    assertThat(Terminals.onInput()).isEqualTo(input);
    assertThat(Terminals.onOutput()).isEqualTo(output);
    assertThat(Terminals.onError()).isEqualTo(error);
    assertThat(new TerminalPrompter().isAvailable()).isEqualTo(input && error);
  }

  @Test
  void without_the_launcher_the_system_is_asked() {
    System.clearProperty(PROPERTY);

    assertThat(Terminals.onInput() && Terminals.onOutput())
        .isEqualTo(Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }
}
