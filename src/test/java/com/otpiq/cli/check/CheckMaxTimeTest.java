package com.otpiq.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.session.TimeLimit;
import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.time.Stopwatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --max-time} ends a check whose server goes on, however slowly. */
@Isolated("what it measures is time")
class CheckMaxTimeTest {
  private static final Duration AT_MOST = Duration.ofSeconds(8);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private @TempDir Path dir;

  @Test
  void a_handshake_of_one_byte_now_and_then_ends() throws Exception {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.http(peer -> {
          peer.send(new byte[] {0x16, 3, 3, 0x40, 0});
          trickle(peer);
        })) {
      Program program =
          check(List.of("--production"), "https" + server.uri().toString().substring(4));

      assertThat(program.exit()).isIn(ExitCode.FAILED.code, ExitCode.UNREACHABLE.code);
      assertThat(program.out() + program.err())
          .containsPattern(TimeLimit.REACHED + "|timed out after 400 ms while performing the TLS");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\nX: ",
        "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
      })
  void a_response_of_one_byte_now_and_then_ends(String begun) throws Exception {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.send(begun);
          trickle(peer);
        })) {
      assertThat(check(List.of(), server.uri().toString()).exit()).isNotZero();
    }
  }

  @Test
  void a_look_up_of_the_state_of_one_byte_now_and_then_ends() throws Exception {
    try (ScriptedEndpoint server =
            ScriptedEndpoint.http(peer -> {
              peer.readRequest();
              peer.send(OK);
            });
        ScriptedEndpoint state =
            ScriptedEndpoint.http(peer -> {
              peer.readRequest();
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
              trickle(peer);
            })) {
      Program program =
          check(
              List.of("--state-url", "http://" + state.uri().authority() + "/{smsId}"),
              server.uri().toString());

      assertThat(program.exit()).isNotZero();
    }
  }

  private Program check(List<String> options, String url) {
    var program = new Program(dir);
    List<String> args = new ArrayList<>(List.of("check", url, "--max-time", "400ms"));
    args.addAll(options);
    Stopwatch stopwatch = Stopwatch.start();
    program.run(args.toArray(String[]::new));
    assertThat(stopwatch.elapsed()).as(program.out() + program.err()).isLessThan(AT_MOST);
    return program;
  }

  private static void trickle(RawPeer peer) throws Exception {
    while (true) {
      peer.send("x");
      peer.pause(30);
    }
  }
}
