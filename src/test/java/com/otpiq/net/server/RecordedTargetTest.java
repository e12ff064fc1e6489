package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives on the wire is what is recorded; the decoded path is what is compared. */
@Timeout(30)
class RecordedTargetTest extends HttpServerTestBase {
  @ParameterizedTest
  @CsvSource({
    "/, /, ''",
    "/a%20b, /a b, ''",
    "/a%3Fb?c=%3F, /a?b, c=%3F",
    "/a%2Fb, /a%2Fb, ''",
    "/a%2fb/%2F, /a%2Fb/%2F, ''",
    "/a;v=1/b;w, /a;v=1/b;w, ''",
    "/a//b/../c/., /a//b/../c/., ''",
    "/%D8%B3%D9%84%D8%A7%D9%85, /سلام, ''",
    "/سلام?q=ی, /سلام, q=ی",
    "/سلام/%D8%B3, /سلام/س, ''",
    "/😀, /😀, ''",
    "/a|b{c}\"<>^`\\, /a|b{c}\"<>^`\\, ''",
    "/a+b?c+d=e+f&g, /a+b, c+d=e+f&g",
    "/a?b?c=d/e, /a, b?c=d/e",
    "/%FF, /%FF, ''",
    "/A%41?%41, /AA, %41",
    "http://x/path?q=1, /path, q=1",
    "http://x, /, ''",
    "https://x/a%20b, /a b, ''",
  })
  void a_target_is_recorded_as_it_arrived(String target, String path, String query)
      throws IOException {
    assertThat(exchange(post("").replace("POST / ", "POST " + target + " ")))
        .startsWith("HTTP/1.1 200 ");

    HttpRequest request = handled.getFirst();
    assertThat(request.target().text()).isEqualTo(target);
    assertThat(request.path()).isEqualTo(path);
    assertThat(request.query()).isEqualTo(query);
  }

  @Test
  void the_target_of_options_may_be_an_asterisk() throws IOException {
    exchange(post("").replace("POST / ", "OPTIONS * "));

    assertThat(handled.getFirst().target()).isEqualTo(new RequestTarget("*", "*", ""));
  }

  @Test
  void bytes_that_are_not_utf_8_are_recorded_as_escapes() throws IOException {
    try (Socket socket = socket()) {
      socket
          .getOutputStream()
          .write(
              post("").replace("POST / ", "POST /é\u0080 ").getBytes(StandardCharsets.ISO_8859_1));
      read(socket);
    }

    assertThat(handled.getFirst().target().text()).isEqualTo("/%E9%80");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a\tb", "/\u0000", "/\u001b[2J", "/a\r\nb", "/\u007f", "/?a=\u0001"})
  void a_control_character_in_a_target_is_400(String target) throws IOException {
    assertThat(exchange(post("").replace("POST / ", "POST " + target + " ")))
        .startsWith("HTTP/1.1 400 ");
    assertThat(handled).singleElement().matches(request -> request.protocolError().isPresent());
  }

  @ParameterizedTest
  @CsvSource({"/سلام, /%D8%B3%D9%84%D8%A7%D9%85", "/a b, /a%20b", "/a%2fb, /a%2Fb"})
  void paths_that_mean_the_same_are_equal_once_decoded(String one, String other) {
    assertThat(RequestTarget.decodePath(one)).isEqualTo(RequestTarget.decodePath(other));
  }
}
