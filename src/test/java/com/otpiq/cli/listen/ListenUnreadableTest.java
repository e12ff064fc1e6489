package com.otpiq.cli.listen;

import static com.otpiq.cli.Wire.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listen shows of requests that it cannot read. */
class ListenUnreadableTest extends ListenTestBase {
  private static final String NO_HOST = "POST /hook?token=canary HTTP/1.1\r\n\r\n";
  private static final String HTTPS = "\u0016\u0003\u0001\u0002\u0000\u0001";

  @ParameterizedTest
  @ValueSource(strings = {"pretty", "compact", "json"})
  void what_cannot_be_read_is_shown_and_counted_and_the_exit_code_is_the_same(String format) {
    Program listen = listen("-o", format, "--count", "1");
    assertThat(Wire.send(listen.port(), HTTPS)).startsWith("HTTP/1.1 400 ");
    for (int i = 0; i < 20; i++) {
      assertThat(Wire.send(listen.port(), NO_HOST)).startsWith("HTTP/1.1 400 ");
    }
    Wire.send(listen.port(), Wire.post(SENT));

    assertThat(listen.exit()).isZero();
    assertThat(listen.out())
        .contains("the client speaks https", "listen --tls", "the Host header is missing")
        .contains("POST /hook?token=[hidden]")
        .doesNotContain("canary");
    assertThat(listen.out().lines().filter(line -> line.contains("Host header")).count())
        .isLessThan(20);
    assertThat(format.equals("json") ? listen.out() : listen.err())
        .containsAnyOf("0 refused, 21 unreadable requests", "\"unreadable\":21");
  }
}
