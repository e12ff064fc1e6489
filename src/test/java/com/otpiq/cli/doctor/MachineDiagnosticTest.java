package com.otpiq.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.event.DiagnosticEvent.DiagnosticResult;
import com.otpiq.event.DiagnosticLevel;
import com.otpiq.time.VirtualTime;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineDiagnosticTest {
  private @TempDir Path dir;

  @Test
  void the_version_and_the_java_are_shown() {
    DiagnosticResult version = diagnose("version", new Program(dir));

    assertThat(version.level()).isEqualTo(DiagnosticLevel.OK);
    assertThat(version.text())
        .startsWith("otpiq ")
        .contains("Java " + System.getProperty("java.version"));
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, PROBLEM",
    "2025-12-31T23:59:00Z, PROBLEM",
    "2026-01-01T00:00:00Z, OK",
    "2101-01-01T00:00:00Z, PROBLEM"
  })
  void a_clock_that_is_years_wrong_is_a_problem(Instant now, DiagnosticLevel level) {
    assertThat(diagnose("clock", new Program(dir).in(new VirtualTime(now))).level())
        .isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "LC_ALL, C.UTF-8, OK",
    "LANG, ar_IQ.utf8, OK",
    "LC_ALL, C, NOTE",
    "LC_CTYPE, en_US.ISO-8859-1, NOTE",
    "UNUSED, C.UTF-8, NOTE"
  })
  void a_locale_that_is_not_utf_8_is_noted(String variable, String value, DiagnosticLevel level) {
    assertThat(diagnose("text", new Program(dir).env(variable, value)).level()).isEqualTo(level);
  }

  @Test
  void the_first_variable_that_is_set_decides_on_the_locale() {
    Program program = new Program(dir).env("LC_ALL", "C").env("LANG", "C.UTF-8");

    assertThat(diagnose("text", program).text()).contains("the locale is C:");
  }

  @Test
  void the_terminal_and_its_colours_are_shown() {
    assertThat(diagnose("terminal", new Program(dir)).text())
        .isEqualTo("standard output is a pipe or a file, colours are off");
    assertThat(diagnose("terminal", new Program(dir).onTerminal()).text())
        .isEqualTo("standard output is a terminal, colours are on");
  }

  private static DiagnosticResult diagnose(String what, Program program) {
    return new MachineDiagnostic(program.host())
        .results()
        .filter(result -> result.name().equals(what))
        .findFirst()
        .orElseThrow();
  }
}
