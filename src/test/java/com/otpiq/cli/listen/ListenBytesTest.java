package com.otpiq.cli.listen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bytes that are not UTF-8 pass through listen unchanged, and are shown as Latin-1. */
class ListenBytesTest extends ListenTestBase {
  /** Every byte that a header value may have, as Latin-1. */
  private static final String EVERY_BYTE =
      IntStream.rangeClosed(0x20, 0xff)
          .filter(b -> b != 0x7f)
          .mapToObj(Character::toString)
          .collect(Collectors.joining())
          .strip();

  private static final String LATIN1_BODY = "{\"reason\":\"Jos\u00e9 \u0080\u009f\"}";

  @Test
  void header_values_and_bodies_pass_in_both_directions() throws IOException {
    String answer =
        "HTTP/1.1 500 Jos\u00e9\r\nContent-Type: text/html; charset=iso-8859-1\r\nX-Any: "
            + EVERY_BYTE
            + "\r\nX-Empty:\r\nDate: today\r\nServer: mine\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nContent-Length: 4\r\n\r\n<\u00e9\u0085>";
    try (ScriptedEndpoint application =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.send(answer);
        })) {
      listen("--forward-to", application.uri().toString(), "-v");
      String returned =
          send(
              "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                  + "Content-Type: application/json; charset=iso-8859-1\r\n"
                  + "X-Any: "
                  + EVERY_BYTE
                  + "\r\nX-Empty:\r\nX-Twice: 1\r\nX-Twice: 2\r\nX-Blank:  a \r\nCookie: a\r\nCookie: b\r\n"
                  + "Content-Length: "
                  + LATIN1_BODY.length()
                  + "\r\n\r\n"
                  + LATIN1_BODY);

      RawPeer.Request passed = application.requestsOnce(1).getFirst();
      assertThat(passed.body()).isEqualTo(LATIN1_BODY);
      assertThat(passed.head())
          .contains("\r\nX-Any: " + EVERY_BYTE + "\r\n")
          .contains("\r\nContent-Type: application/json; charset=iso-8859-1\r\n")
          .contains("\r\nX-Twice: 1\r\nX-Twice: 2\r\n", "\r\nCookie: a\r\nCookie: b\r\n")
          .contains("\r\nX-Empty:", "\r\nX-Blank: a\r\n");
      assertThat(returned)
          .startsWith("HTTP/1.1 500 ")
          .contains("\r\nX-Any: " + EVERY_BYTE + "\r\n")
          .contains("\r\nContent-Type: text/html; charset=iso-8859-1\r\n")
          .containsOnlyOnce("\r\nDate: today\r\n")
          .containsOnlyOnce("\r\nDate: ")
          .contains("\r\nServer: mine\r\n")
          .contains("\r\nSet-Cookie: a\r\nSet-Cookie: b\r\n", "\r\nX-Empty:")
          .endsWith("\r\n\r\n<\u00e9\u0085>");
      listener.interrupt().exit();
      assertThat(listener.out()).contains("500 Jos\u00e9", "\u00fe\u00ff", "<\u00e9\\u0085>");
    }
  }

  @Test
  void a_record_has_the_bytes_of_a_value_that_is_not_utf8() throws IOException {
    listen("--count", "1", "--save", "saved.jsonl", "-o", "json");
    send(
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + "X-Latin: Jos\u00e9\r\nX-Utf8: "
            + new String("سلام".getBytes(UTF_8), ISO_8859_1)
            + "\r\nContent-Length: "
            + Wire.DELIVERED.length()
            + "\r\n\r\n"
            + Wire.DELIVERED);
    listener.exit();

    String pairs = "[\"X-Latin\",\"José\",\"Sm9z6Q==\"]";
    assertThat(listener.out()).contains(pairs, "[\"X-Utf8\",\"سلام\"]");
    assertThat(Files.readString(dir.resolve("saved.jsonl"))).contains(pairs);
    assertThat(new Program(dir).run("validate", "saved.jsonl")).isZero();
  }

  /** Sends and receives Latin-1, so that one character is one byte. */
  private String send(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
