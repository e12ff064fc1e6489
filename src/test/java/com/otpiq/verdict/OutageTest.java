package com.otpiq.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The end of the application in one line. */
class OutageTest {
  @Test
  void the_proven_request_and_the_last_line_of_the_output_are_named() {
    assertThat(outage(List.of("sms sent"), List.of("first", "last", " ")).text())
        .isEqualTo("it ended after `sms sent`; its last output: last");
  }

  @Test
  void several_suspects_are_listed_and_those_beyond_eight_are_counted() {
    assertThat(outage(List.of("a", "b"), List.of()).text())
        .isEqualTo("it ended after one of `a`, `b`");
    assertThat(outage(Collections.nCopies(11, "a"), List.of()).text()).endsWith("`a` and 3 more");
    assertThat(outage(List.of(), List.of()).text()).isEqualTo("it ended");
  }

  @Test
  void texts_can_be_changed() {
    assertThat(outage(List.of("a"), List.of("b")).map(text -> text.toUpperCase(Locale.ROOT)).text())
        .isEqualTo("IT ENDED after `A`; its last output: B");
  }

  private static Outage outage(List<String> after, List<String> output) {
    return new Outage("it ended", after, false, List.of(), Optional.empty(), output);
  }
}
