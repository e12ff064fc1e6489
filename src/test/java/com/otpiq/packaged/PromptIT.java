package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions on a real terminal. */
@Requires("script")
class PromptIT {
  private static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"smsId\":\"sms-1\"}";

  private @TempDir Path dir;

  @Test
  void a_key_that_is_typed_is_sent_and_never_shown() throws IOException {
    try (ScriptedEndpoint api = answering()) {
      Shell.Result result = typed("sk_live_typex\\177d\\r", api);

      assertThat(result.text())
          .contains("API key (not shown): ")
          .contains("sms-1")
          .contains(" echo ")
          .doesNotContain("type");
      assertThat(api.requestsOnce(1).getFirst().head())
          .contains("Authorization: Bearer sk_live_typed\r\n");
    }
  }

  @Test
  void ctrl_c_at_the_question_ends_with_130_and_gives_the_terminal_back() throws IOException {
    try (ScriptedEndpoint api = answering()) {
      Shell.Result result = typed("\\003", api);

      assertThat(result.text()).contains("exit 130").contains(" echo ");
      assertThat(api.connections()).isZero();
    }
  }

  private static ScriptedEndpoint answering() throws IOException {
    return ScriptedEndpoint.http(peer -> {
      peer.readRequest();
      peer.send(OK);
    });
  }

  /** Types when the question is there: before, Ctrl-C would end the program while it starts. */
  private Shell.Result typed(String keys, ScriptedEndpoint api) {
    String send = "./otpiq send --to 9647701234567 --code 1; echo exit $?; stty -a";
    return new Shell(dir)
        .env("OTPIQ_BASE_URL", "http://127.0.0.1:" + api.uri().port() + "/api")
        .run(
            "touch shown; (for _ in $(seq 600); do grep -q 'not shown' shown && break; sleep 0.1; done; printf '"
                + keys
                + "'; sleep 1) | script -qefc '"
                + send
                + "' shown");
  }
}
