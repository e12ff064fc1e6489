package com.otpiq.check.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.probe.StatusText.Pair;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a status does not say which status it is. */
class StatusTextTest {
  /** Two texts of one status; a third text; whether it is the same status. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delivered|delivered|delivered|true",
        "delivered|delivered|sent|false",
        "2|2|3|false",
        "delivered at 10:00:01|delivered at 10:00:02.5|delivered at 11:00:00|true",
        "delivered at 10:00:01|delivered at 10:00:02|sent at 10:00:01|false",
        "{\"s\":\"a\",\"at\":1}|{\"at\":2,\"s\":\"a\"}|{\"s\":\"a\",\"at\":3}|true",
        "{\"s\":\"a\",\"at\":1}|{\"at\":2,\"s\":\"a\"}|{\"s\":\"b\",\"at\":1}|false",
        "{\"s\":\"a\",\"at\":1}|{\"at\":2,\"s\":\"a\"}|{\"s\":\"a\",\"at\":null}|false",
        "{\"s\":\"a\"}|{\"s\":\"a\"}|{\"s\":\"a\",\"t\":1}|false",
        "[\"a\",1]|[\"a\",2]|[\"a\",3]|true"
      })
  void what_differs_in_the_same_status_does_not_count(
      String one, String other, String third, boolean isSame) {
    StatusText text = StatusText.of(List.of(new Pair(one, other)));

    assertThat(text.isSame(new Pair(one, other))).isTrue();
    assertThat(text.isSame(new Pair(one, third))).isEqualTo(isSame);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"received|delivered", "delivered by a|delivered by b", "delivered|{\"s\":\"a\"}"})
  void other_words_are_another_status(String one, String other) {
    assertThat(StatusText.of(List.of(new Pair(one, other))).isSame(new Pair(one, other))).isFalse();
  }
}
