package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.event.Problem;
import com.otpiq.message.HttpUrl;
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
