package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"9647701234567", "9647501234567", "14155552671", "442071838750", "79161234567"})
  void a_right_number_is_left_alone(String number) {
    assertThat(PhoneNumber.check(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+9647701234567, starts with +",
    "009647701234567, starts with 00",
    "07701234567, is the local form",
    "96407701234567, keeps the 0",
    "٠٧٧٠١٢٣٤٥٦٧, has Arabic digits",
    "٩٦٤٧٧٠١٢٣٤٥٦٧, has Arabic digits",
    "۰۷۷۰۱۲۳۴۵۶۷, has Arabic digits",
    "964 770 123 4567, has spaces or signs",
    "964-770-123-4567, has spaces or signs",
    "(0770) 1234567, has spaces or signs",
    "'\u200e9647701234567', has spaces or signs"
  })
  void each_common_mistake_has_its_sentence_and_the_number_that_was_meant(
      String number, String what) {
    PhoneNumber.Issue issue = PhoneNumber.check(number).orElseThrow();

    assertThat(issue.isError()).isTrue();
    assertThat(issue.text()).startsWith(what);
    assertThat(issue.suggestion()).contains("9647701234567");
  }

  @ParameterizedTest
  @CsvSource({
    "964750123456, has 12 digits; an Iraqi mobile number is 9647 and nine more",
    "96477012345678, has 14 digits; an Iraqi mobile number is 9647 and nine more"
  })
  void what_passes_the_pattern_and_cannot_be_warns(String number, String what) {
    PhoneNumber.Issue issue = PhoneNumber.check(number).orElseThrow();

    assertThat(issue.isError()).isFalse();
    assertThat(issue.text()).startsWith(what);
    assertThat(issue.suggestion()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"7701234567, 9647701234567"})
  void a_number_without_its_country_warns(String number, String meant) {
    assertThat(PhoneNumber.check(number))
        .contains(new PhoneNumber.Issue(false, "has no country code", Optional.of(meant)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "964770", "9647701234567890", "abc"})
  void what_is_no_number_at_all_is_an_error_without_a_guess(String number) {
    PhoneNumber.Issue issue = PhoneNumber.check(number).orElseThrow();

    assertThat(issue.isError()).isTrue();
    assertThat(issue.suggestion()).isEmpty();
  }
}
