package com.otpiq.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseBodyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html; charset=ISO-8859-1 | e9 | é",
        "text/html;charset=\"windows-1256\" | d3e1c7e3 | سلام",
        "text/html; Charset = utf-16be | 06330644 | سل",
        "text/html; charset=utf-8 | d8b3 | س",
        "text/html | d8b3 | س",
        "text/html | e9 | \uFFFD",
        "text/html; charset=nonsense | d8b3 | س",
        "text/html; charset=!! | d8b3 | س",
        "'' | d8b3 | س"
      })
  void the_bytes_stay_and_the_text_is_in_the_charset_of_the_response(
      String contentType, String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    ResponseBody body =
        ResponseBody.of(bytes, Headers.NONE.with(HeaderName.CONTENT_TYPE, contentType));

    assertThat(body.bytes()).isEqualTo(bytes);
    assertThat(body.text()).isEqualTo(text);
  }

  @Test
  void bodies_are_equal_if_bytes_and_text_are() {
    Headers latin = Headers.NONE.with(HeaderName.CONTENT_TYPE, "a/b; charset=iso-8859-1");

    assertThat(ResponseBody.of("é"))
        .isEqualTo(ResponseBody.of("é"))
        .hasSameHashCodeAs(ResponseBody.of("é"))
        .isNotEqualTo(ResponseBody.of(ResponseBody.of("é").bytes(), latin))
        .isNotEqualTo(ResponseBody.NONE)
        .hasToString("é");
  }
}
