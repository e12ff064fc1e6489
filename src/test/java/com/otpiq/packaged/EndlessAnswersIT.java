package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers without end, in a process that has little memory. */
class EndlessAnswersIT {
  private @TempDir Path dir;

  enum Answer {
    CHUNKS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "2000\r\n%s\r\n", "→ 200 OK"),
    LONG_BODY("HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n", "%s", "→ 200 OK"),
    HEADERS("HTTP/1.1 200 OK\r\n", "X-A: %.1000s\r\n", "headers that are too long"),
    HEADER_LINE("HTTP/1.1 200 OK\r\nX-A: ", "%s", "headers that are too long"),
    INTERIM("", "HTTP/1.1 100 Continue\r\n\r\n", "interim responses"),
    GARBAGE("", "%s", "headers that are too long");

    private final String start;
    private final String again;
    private final String told;

    Answer(String start, String again, String told) {
      this.start = start;
      this.again = again;
      this.told = told;
    }

    void play(RawPeer peer) throws Exception {
      peer.readRequest();
      peer.send(start);
      peer.sendForever(again.formatted("x".repeat(8192)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_answer_takes_more_memory_or_time_than_it_may(Answer answer) throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.http(answer::play)) {
      Shell.Result result =
          new Shell(dir)
              .env("OTPIQ_JAVA_OPTIONS", "-Xmx64m -XX:+ExitOnOutOfMemoryError")
              .run("./otpiq trigger failed-final --timeout 3s --to " + endpoint.uri());

      assertThat(result.exit()).as(result.text()).isLessThanOrEqualTo(1);
      assertThat(result.text()).contains(answer.told);
    }
  }
}
