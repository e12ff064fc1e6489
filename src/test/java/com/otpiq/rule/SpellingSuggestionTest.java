package com.otpiq.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggestionTest {
  private static final List<String> KNOWN = List.of("delivered", "failed", "sent", "sms-id");

  @ParameterizedTest
  @CsvSource({
    "delivered, delivered",
    "Delivered, delivered",
    "deliverd, delivered",
    "delivreed, delivered",
    "deliveredxx, delivered",
    "smsId, sms-id",
    "SMS_ID, sms-id",
    "faild, failed",
    "snet, sent",
    "sen, sent"
  })
  void a_word_that_differs_little_is_suggested(String word, String suggestion) {
    assertThat(SpellingSuggestion.nearest(word, KNOWN)).hasValue(suggestion);
  }

  @ParameterizedTest
  @CsvSource({"read", "set2", "deliveredxxx", "''", "queued"})
  void a_word_that_differs_much_has_no_suggestion(String word) {
    assertThat(SpellingSuggestion.nearest(word, KNOWN)).isEmpty();
  }
}
