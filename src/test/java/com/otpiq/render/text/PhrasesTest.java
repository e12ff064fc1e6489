package com.otpiq.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.CodePlace;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'' | ''",
        "sms_1 | sms_1",
        "sms_1,,refused | sms_1  refused",
        "سلام | سلام",
        "سلام,رفض | سلام  \u200eرفض",
        "سلام,sms_1,رفض | سلام  \u200esms_1  رفض",
        "a\u001b,b\u202e | a\\u001b  b\\u202e",
      })
  void only_a_text_that_another_one_follows_has_a_direction_mark(String texts, String shown) {
    assertThat(Phrases.ending(Stream.of(texts.replace("'", "").split(",", -1)), Stream.empty()))
        .isEqualTo(shown.replace("'", ""));
  }

  @Test
  void an_error_ends_the_line_and_moves_neither_its_place_nor_the_id() {
    var error = new ApplicationError("خطأ", Optional.of(new CodePlace("/app/سلام.py", 7)));
    var withoutPlace = new ApplicationError("TypeError: x", Optional.empty());

    assertThat(Phrases.ending(Stream.of("رقم"), Stream.of(error)))
        .isEqualTo("رقم  \u200eخطأ\u200e at سلام.py\u200e:7");
    assertThat(Phrases.ending(Stream.of("sms_1"), Stream.of(withoutPlace, withoutPlace)))
        .isEqualTo("sms_1  TypeError: x  TypeError: x");
  }
}
