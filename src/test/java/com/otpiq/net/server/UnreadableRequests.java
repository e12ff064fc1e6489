package com.otpiq.net.server;

import com.otpiq.event.UnreadableRequest.Cause;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Bytes that are not a request, each with the status that its client gets and the likely cause. The
 * status is 0 if the connection is closed without a response.
 */
final class UnreadableRequests {
  private static final String HOST = "Host: x\r\n";
  private static final String LINE = "POST /hook HTTP/1.1\r\n";
  private static final List<String> LENGTHS =
      List.of(
          "",
          "two",
          "-1",
          "+2",
          "0x2",
          "2,2",
          "2;a",
          "\u00b2",
          "1000000000000000000",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551615",
          "18446744073709551616",
          "18446744073709551621",
          "36893488147419103237",
          "000018446744073709551621",
          "9".repeat(23),
          "9".repeat(1_000));

  private UnreadableRequests() {}

  static Stream<Arguments> all() {
    return Stream.of(protocols(), lengths(), hosts(), lines(), requestLines(), withoutResponse())
        .flatMap(each -> each);
  }

  private static Stream<Arguments> protocols() {
    return Stream.concat(
        Stream.of("HTTP/2.0", "HTTP/2", "HTTP/3", "http/1.1", "Http/1.1", "HTTP/1", "HTTP/0.9")
            .map(version ->
                Arguments.of(
                    "POST / " + version + "\r\n" + HOST + "\r\n", 400, Cause.HTTP_VERSION)),
        Stream.of(
            Arguments.of("\u0016\u0003\u0001\u0002\u0000\u0001", 400, Cause.TLS_ON_HTTP),
            Arguments.of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, Cause.HTTP_VERSION),
            Arguments.of("PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + LINE, 400, Cause.PROXY_PROTOCOL),
            Arguments.of("\u0000\u0001\u0002", 400, Cause.NOT_HTTP)));
  }

  private static Stream<Arguments> lengths() {
    String length = "Content-Length: 2\r\n";
    return Stream.concat(
            Stream.of("POST", "GET", "HEAD", "DELETE")
                .flatMap(method ->
                    LENGTHS.stream()
                        .map(number ->
                            method
                                + " /hook HTTP/1.1\r\n"
                                + HOST
                                + "Content-Length: "
                                + number
                                + "\r\n\r\n")),
            Stream.of(
                LINE + HOST + length + length + "\r\n{}",
                LINE + HOST + length + "Content-Length: 3\r\n\r\n{}"))
        .map(request -> Arguments.of(request, 400, Cause.CONTENT_LENGTH));
  }

  private static Stream<Arguments> hosts() {
    return Stream.of(
            LINE + "Connection: close\r\n\r\n",
            LINE + HOST + HOST + "\r\n",
            LINE + "Host: x:port\r\n\r\n",
            LINE + "Host: x:99999\r\n\r\n",
            LINE + "Host: [::1\r\n\r\n",
            LINE + "Host: x y\r\n\r\n",
            LINE + "Host: u@x\r\n\r\n",
            "POST http://y/ HTTP/1.1\r\n" + HOST + "\r\n")
        .map(request -> Arguments.of(request, 400, Cause.HOST));
  }

  private static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("POST /hook HTTP/1.1\nHost: x\n\n", 400, Cause.LINE_END),
        Arguments.of(LINE + "Host: x\nX: 1\r\n\r\n", 400, Cause.LINE_END),
        Arguments.of(LINE + HOST + "X: 1\r\n".repeat(250) + "\r\n", 400, Cause.HEADER),
        Arguments.of(LINE + HOST + "no colon\r\n\r\n", 400, Cause.HEADER),
        Arguments.of(LINE + HOST + "X : 1\r\n\r\n", 400, Cause.HEADER),
        Arguments.of(LINE + HOST + "X: \u0001\r\n\r\n", 400, Cause.HEADER),
        Arguments.of(
            LINE + HOST + "X: " + "x".repeat(40_000) + "\r\n\r\n", 400, Cause.HEAD_TOO_LARGE),
        Arguments.of("GET /" + "x".repeat(40_000), 400, Cause.HEAD_TOO_LARGE));
  }

  private static Stream<Arguments> requestLines() {
    return Stream.concat(
        Stream.of(
                "hello",
                "POST hook HTTP/1.1",
                "POST /a b HTTP/1.1",
                "POST /%zz HTTP/1.1",
                "POST / HTTPS/1.1",
                "M".repeat(34) + " / HTTP/1.1",
                "M".repeat(5_000) + " / HTTP/1.1")
            .map(line -> Arguments.of(line + "\r\n" + HOST + "\r\n", 400, Cause.REQUEST_LINE)),
        Stream.of("CONNECT http://x/ HTTP/1.1", "POST http:///x HTTP/1.1")
            .map(line -> Arguments.of(line + "\r\n" + HOST + "\r\n", 400, Cause.OTHER)));
  }

  private static Stream<Arguments> withoutResponse() {
    String chunked = "Transfer-Encoding: chunked\r\n\r\n";
    return Stream.of(
        Arguments.of("POST /\r\n", 0, Cause.INCOMPLETE_HEAD),
        Arguments.of("PO", 0, Cause.INCOMPLETE_HEAD),
        Arguments.of(LINE + "Host", 0, Cause.INCOMPLETE_HEAD),
        Arguments.of(LINE + HOST + "Content-Length: 9\r\n\r\n{\"a\":", 0, Cause.INCOMPLETE_BODY),
        Arguments.of(LINE + HOST + chunked + "5\r\n{\"", 0, Cause.INCOMPLETE_BODY),
        Arguments.of(LINE + HOST + chunked + "zz\r\n", 0, Cause.INCOMPLETE_BODY));
  }
}
