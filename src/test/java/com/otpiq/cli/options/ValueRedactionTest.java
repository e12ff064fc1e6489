package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is hidden of a value that is shown. */
class ValueRedactionTest {
  @ParameterizedTest
  @CsvSource({
    "URL, http://127.0.0.1:3000/hook, http://127.0.0.1:3000/hook",
    "URL, http://me:pw@h/a, http://[hidden]@h/a",
    "URL, me:p@w@h/a, [hidden]@h/a",
    "URL, http:/me:pw@h, http:/[hidden]@h",
    "URL, http://h/a?key=k#x, http://h/a?[hidden]",
    "URL, http://h/a#token, http://h/a#[hidden]",
    "COMMAND, npm start, npm [hidden]",
    "COMMAND, ' npm  ', npm",
    "COMMAND, TOKEN=1 npm start, [hidden]",
    "COMMAND, http://me:pw@h, [hidden]",
    "NONE, a?b@c d, a?b@c d"
  })
  void what_may_be_secret_is_hidden(ValueRedaction redaction, String text, String shown) {
    assertThat(redaction.apply(text)).isEqualTo(shown);
  }
}
