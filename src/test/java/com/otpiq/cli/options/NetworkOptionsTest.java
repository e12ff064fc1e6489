package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.event.Problem;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.tls.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and proxies of connections. */
class NetworkOptionsTest {
  private @TempDir Path dir;

  @Test
  void certificates_of_the_user_are_trusted() throws Exception {
    var keys = TestKeys.shared();
    Files.writeString(dir.resolve("ca.pem"), keys.authority());
    try (ScriptedEndpoint receiver =
        ScriptedEndpoint.https(
            keys.identity("good"),
            peer -> {
              peer.readRequest();
              peer.send("HTTP/1.1 204 No Content\r\n\r\n");
            })) {
      String to = receiver.uri().toString();
      Program distrusting = new Program(dir);

      assertThat(distrusting.run("trigger", "failed-final", "--to", to))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(distrusting.out()).contains("is not signed by a trusted authority");
      assertThat(receiver.requestsOnce(0)).isEmpty();
      assertThat(new Program(dir).run("trigger", "failed-final", "--to", to, "--cacert", "ca.pem"))
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trigger failed-final --to %s",
        "replay one.json --to %s",
        "check %s --only accepts",
        "info --base-url %s",
        "send --to 9647701234567 --code 1 --base-url %s --yes"
      })
  void every_command_that_calls_a_receiver_says_how_to_trust_it(String command) throws Exception {
    Files.writeString(dir.resolve("one.json"), "{\"smsId\":\"sms_1\",\"status\":\"sent\"}");
    try (ScriptedEndpoint receiver =
        ScriptedEndpoint.https(TestKeys.shared().identity("good"), RawPeer::readRequest)) {
      Program program = new Program(dir).env("OTPIQ_API_KEY", "sk_dev_1");
      program.run(
          command.formatted(receiver.uri().toString().replaceFirst("\\?.*", "")).split(" "));

      assertThat(program.out() + program.err())
          .contains("is not signed by a trusted authority; --cacert FILE trusts one more");
    }
  }

  @Test
  void so_does_a_listener_that_forwards() throws Exception {
    try (ScriptedEndpoint receiver =
        ScriptedEndpoint.https(TestKeys.shared().identity("good"), RawPeer::readRequest)) {
      Program listen =
          new Program(dir).listen("--forward-to", receiver.uri().toString(), "--count", "1");
      new Program(dir).run("trigger", "failed-final", "--to", listen.url());
      listen.exit();

      assertThat(listen.err()).contains("; --cacert FILE trusts one more (1 webhook)\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere.pem", "text.pem"})
  void certificates_that_cannot_be_read_are_an_input_problem(String file) throws IOException {
    Files.writeString(dir.resolve("text.pem"), "no certificate");
    var options = new NetworkOptions();
    options.authorities = Optional.of(Path.of(file));

    assertThatThrownBy(() -> options.tls(new Program(dir).host()))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
              assertThat(problem.message()).contains(file);
            });
  }

  @Test
  void a_proxy_of_another_protocol_is_refused_before_anything_is_sent() {
    Program program = new Program(dir).env("ALL_PROXY", "socks5://u:hidden@127.0.0.1:1");

    assertThatThrownBy(() ->
            new NetworkOptions().policy(program.host(), HttpUrl.of("https://example.test/"), true))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
              assertThat(problem.message())
                  .contains("ALL_PROXY is not the URL of an http:// proxy")
                  .doesNotContain("hidden");
              assertThat(problem.hint().orElseThrow()).contains("NO_PROXY=example.test");
            });
  }
}
