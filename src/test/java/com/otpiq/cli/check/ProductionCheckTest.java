package com.otpiq.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.tls.TestKeys;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The look at a public URL. Whatever listens here is on a private address, which is a finding of
 * its own each time.
 */
class ProductionCheckTest {
  private static final String PRIVATE = "public-address";

  private static @TempDir Path dir;
  private static TestKeys keys;

  @BeforeAll
  static void make() throws Exception {
    keys = TestKeys.shared();
    Files.writeString(dir.resolve("ca.pem"), keys.authority());
  }

  @Test
  void a_correct_server_here_only_has_a_private_address() throws Exception {
    try (ScriptedEndpoint server = server("good", "401 Unauthorized", "405 No")) {
      Program program = look(server.uri().toString());

      assertThat(CheckVerdicts.bad(program.out())).containsExactly(PRIVATE);
      assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
      assertThat(CheckVerdicts.found(program.out(), "public-tls")).hasValue("TLSv1.3");
      assertThat(CheckVerdicts.found(program.out(), "public-certificate-days").orElseThrow())
          .matches("(89|90) days left, signed by CN=Test CA");
    }
  }

  @Test
  void nothing_is_sent_that_an_application_would_act_on() throws Exception {
    try (ScriptedEndpoint server = server("good", "401 Unauthorized", "405 No")) {
      look(server.uri().toString());

      assertThat(server.requestsOnce(2))
          .hasSize(2)
          .allMatch(request -> request.body().isEmpty() || request.body().equals("{}"))
          .noneMatch(request -> request.head().toLowerCase(Locale.ROOT).contains("x-otpiq"));
    }
  }

  static Stream<Arguments> defects() {
    return Stream.of(
        Arguments.of("expires soon", "short", "401 No", "405 No", "public-certificate-days"),
        Arguments.of("has expired", "expired", "401 No", "405 No", "public-certificate"),
        Arguments.of("is another host", "otherhost", "401 No", "405 No", "public-certificate"),
        Arguments.of("vouches for itself", "selfsigned", "401 No", "405 No", "public-certificate"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void a_defect_is_found_by_its_check(
      String name, String identity, String toPost, String toGet, String check) throws Exception {
    try (ScriptedEndpoint server = server(identity, toPost, toGet)) {
      Program program = look(server.uri().toString());

      assertThat(CheckVerdicts.bad(program.out()))
          .as(name)
          .contains(check)
          .isSubsetOf(check, PRIVATE);
    }
  }

  @Test
  void a_server_without_tls_1_2_is_a_problem() throws Exception {
    byte[] noSuchVersion = {0x15, 3, 1, 0, 2, 2, 70};
    try (ScriptedEndpoint server = ScriptedEndpoint.http(peer -> peer.send(noSuchVersion))) {
      Program program = look(server.uri().toString().replace("http:", "https:"));

      assertThat(CheckVerdicts.bad(program.out())).containsExactly("public-tls");
      assertThat(program.exit()).isEqualTo(ExitCode.UNREACHABLE.code);
      assertThat(CheckVerdicts.found(program.out(), "public-tls").orElseThrow())
          .contains("does not speak TLS 1.2 or 1.3");
    }
  }

  @Test
  void an_unknown_name_is_unreachable() {
    Program program = look("https://nope.invalid/webhooks/otpiq");

    assertThat(CheckVerdicts.bad(program.out())).containsExactly("public-name");
    assertThat(program.exit()).isEqualTo(ExitCode.UNREACHABLE.code);
  }

  @Test
  void a_closed_port_is_unreachable() throws IOException {
    int port = closedPort();
    Program program = look("https://127.0.0.1:" + port + "/");

    assertThat(CheckVerdicts.bad(program.out())).containsExactly("public-answers");
    assertThat(CheckVerdicts.found(program.out(), "public-answers"))
        .hasValue("nothing listens on 127.0.0.1:" + port);
    assertThat(program.exit()).isEqualTo(ExitCode.UNREACHABLE.code);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static ScriptedEndpoint server(String identity, String toPost, String toGet)
      throws Exception {
    return ScriptedEndpoint.https(keys.identity(identity), peer -> answer(peer, toPost, toGet));
  }

  private static void answer(RawPeer peer, String toPost, String toGet) throws Exception {
    String answer = peer.readRequest().head().startsWith("POST") ? toPost : toGet;
    if (!answer.isEmpty()) {
      String location = answer.startsWith("3") ? "Location: https://127.0.0.1/\r\n" : "";
      peer.send(
          "HTTP/1.1 "
              + answer
              + "\r\n"
              + location
              + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }
  }

  private static Program look(String url) {
    var program = new Program(dir);
    program.run("check", "--production", url, "--cacert", "ca.pem", "-o", "json");
    return program;
  }
}
