package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks that the listener had refused are sent only if the user asks for them. */
class ReplayLeftOutTest extends ReplayTestBase {
  @BeforeEach
  void receive() throws IOException {
    Files.writeString(dir.resolve("right"), "right");
    Files.writeString(dir.resolve("wrong"), "wrong");
    Program listen =
        program().listen("--secret-file", "right", "--save", "saved.jsonl", "-o", "json");
    trigger(listen, "delivered", "--secret-file", "right");
    trigger(listen, "failed-final", "--secret-file", "wrong");
    trigger(listen, "telegram", "--secret-file", "right", "--set", "status=read");
    listen.interrupt().exit();
    Files.writeString(dir.resolve("printed.jsonl"), listen.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"saved.jsonl", "printed.jsonl", "--from-journal 1", "--last 5"})
  void a_refused_webhook_is_left_out_with_a_warning(String source) throws IOException {
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = replay(source + " -q --to " + to(endpoint));

      assertThat(replay.err())
          .contains(
              "3 of 5 webhooks had been refused by otpiq listen (401, 422) and are left out; --include-refused sends them");
      assertThat(bodies(endpoint, 2)).allMatch(body -> body.contains("sms_1234567890abcdef"));
      assertThat(replay.exit()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saved.jsonl --include-refused",
        "--from-journal 1.1 --from-journal 1.2 --from-journal 1.3 --from-journal 1.4 --from-journal 1.5"
      })
  void who_asks_for_it_gets_it(String source) throws IOException {
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = replay(source + " --to " + to(endpoint));

      assertThat(bodies(endpoint, 5)).hasSize(5);
      assertThat(replay.err()).contains("3 of 5 webhooks had been refused");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"saved.jsonl", "printed.jsonl", "--from-journal 1"})
  void only_selects_by_the_answer(String source) throws IOException {
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      assertThat(replay(source + " --only answer=401 --to " + to(endpoint)).exit()).isZero();
      assertThat(bodies(endpoint, 1)).allMatch(body -> body.contains("\"failed\""));
    }
    Program list = program();
    list.run("journal", "list", "--only", "answer=422");
    assertThat(list.out().lines()).hasSize(2).allMatch(line -> line.contains("→ 422"));
  }

  @Test
  void if_all_had_been_refused_nothing_is_sent() throws IOException {
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = replay("saved.jsonl --only status=failed --to " + to(endpoint));

      assertThat(replay.exit()).isEqualTo(ExitCode.INPUT.code);
      assertThat(replay.err())
          .isEqualTo(
              "otpiq: 1 of 1 webhook had been refused by otpiq listen (401)\nTry: --include-refused\n");
      assertThat(endpoint.connections()).isZero();
    }
  }

  private Program replay(String arguments) {
    Program replay = program();
    int exit = replay.run(("replay " + arguments).split(" "));
    assertThat(exit).isNotEqualTo(ExitCode.BUG.code);
    return replay;
  }

  private void trigger(Program listen, String... arguments) {
    var all = new ArrayList<>(List.of("trigger"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--to", listen.url()));
    new Program(dir).run(all.toArray(String[]::new));
  }

  private static List<String> bodies(ScriptedEndpoint endpoint, int count) {
    return endpoint.requestsOnce(count).stream().map(RawPeer.Request::body).toList();
  }

  private Program program() {
    return new Program(dir).env("OTPIQ_STATE_DIR", dir.resolve("state").toString());
  }
}
