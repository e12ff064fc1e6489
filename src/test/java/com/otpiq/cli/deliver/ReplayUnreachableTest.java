package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver that cannot be reached ends the run at once, unless the user asks for retries. */
class ReplayUnreachableTest extends ReplayTestBase {
  private static final String STOPPED =
      "nothing more is sent, because the receiver was not reached";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://127.0.0.1:1/ --concurrency 8",
        "http://127.0.0.1:1/ --profile provider",
        "https://127.0.0.1:1/ -q",
        "http://no-such-host.localhost:1/ --duplicate 50"
      })
  void nothing_is_waited_for(String to) {
    Program replay = new Program(dir).in(time);

    assertThat(replay.run(("replay two.jsonl --to " + to).split(" ")))
        .isEqualTo(ExitCode.FAILED.code);
    assertThat(time.now()).isEqualTo(START);
    assertThat(replay.out()).contains("attempt 1 ").doesNotContain("attempt 2", "next in");
    assertThat(replay.err()).containsOnlyOnce(STOPPED).contains("; --retries 10 keeps trying");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--retries 10", "--virtual-time"})
  void retries_are_made_if_they_are_asked_for(String option) {
    Program replay = new Program(dir).in(time);

    replay.run(("replay one.json --to http://127.0.0.1:1/ " + option).split(" "));
    assertThat(replay.out()).contains("attempt 11 ");
    assertThat(replay.err()).doesNotContain(STOPPED);
  }

  @Test
  void a_receiver_that_was_reached_once_is_retried() throws IOException {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.close();
        })) {
      Program replay = new Program(dir).in(time);

      replay.run("replay", "one.json", "--to", to(endpoint));
      assertThat(replay.out()).contains("attempt 11 ");
      assertThat(replay.err()).doesNotContain(STOPPED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--plan --speed banana",
        "--plan --speed 0",
        "--plan --concurrency 0",
        "--plan --disable-after 0",
        "--plan --duplicate 0",
        "--plan --only staus=sent",
        "--plan --only status=snet",
        "--plan -H nothing",
        "--plan --to http://",
        "--plan --to http://example.com/",
        "--plan --virtual-time --speed 2x",
        "--print --speed banana one.json",
        "--speed banana missing.json"
      })
  void options_are_checked_also_where_nothing_is_sent(String options) {
    Program replay = new Program(dir);

    assertThat(replay.run(("replay " + options).split(" "))).isEqualTo(ExitCode.USAGE.code);
    assertThat(replay.out()).isEmpty();
  }

  @Test
  void a_plan_covers_the_selected_webhooks() {
    Program plan = new Program(dir);

    assertThat(plan.run("replay", "two.jsonl", "one.json", "--plan", "--only", "status=delivered"))
        .isZero();
    assertThat(plan.out()).startsWith("delivery-report: 2 webhooks, each 11 attempts in 303 s");
    assertThat(new Program(dir).run("replay", "missing.json", "--plan"))
        .isEqualTo(ExitCode.INPUT.code);
  }
}
