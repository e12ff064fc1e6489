package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalEntryIdTest {
  @ParameterizedTest
  @CsvSource({
    "17.3, 17, 3",
    "17, 17, 0",
    "999999999.999999999999999999, 999999999, 999999999999999999"
  })
  void an_id_names_a_request_or_a_whole_run(String text, long run, long request) {
    assertThat(JournalEntryId.parse(text)).hasValue(new JournalEntryId(run, request));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "17.", "17.0", "17.03", ".3", "-1.2", "17.3.1", "17.3 ", "1234567890.1"})
  void another_text_is_no_id(String text) {
    assertThat(JournalEntryId.parse(text)).isEmpty();
  }

  @Test
  void a_run_covers_all_of_its_requests_and_a_request_itself() {
    JournalEntryId request = new JournalEntryId(17, 3);

    assertThat(new JournalEntryId(17, 0).covers(request)).isTrue();
    assertThat(new JournalEntryId(17, 3).covers(request)).isTrue();
    assertThat(new JournalEntryId(17, 4).covers(request)).isFalse();
    assertThat(new JournalEntryId(18, 3).covers(request)).isFalse();
    assertThat(request).hasToString("17.3");
  }
}
