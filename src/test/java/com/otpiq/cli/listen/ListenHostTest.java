package com.otpiq.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where listen listens, and what it announces. */
class ListenHostTest extends ListenTestBase {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1", "0.0.0.0"})
  void the_announced_url_can_be_used_as_it_is(String host) throws IOException {
    listen("--host", host, "--ready-file", "ready");
    String announced = listener.awaited("Listening on (\\S+)");

    assertThat(announced).isEqualTo("http://127.0.0.1:" + listener.port() + "/");
    assertThat(Files.readString(dir.resolve("ready"))).isEqualTo(announced + "\n");
    assertThat(new Program(dir).run("trigger", "delivered", "--to", announced)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "[::]", "::1", "[::1]"})
  void an_ipv6_address_is_announced_in_brackets(String host) {
    listen("--host", host);
    String announced = listener.awaited("Listening on (\\S+)");

    assertThat(announced).isEqualTo("http://[::1]:" + listener.port() + "/");
    assertThat(new Program(dir).run("trigger", "delivered", "--to", announced)).isZero();
  }

  @Test
  void the_command_and_the_ready_file_get_the_announced_url() {
    listen(
        "--host", "::", "--ready-file", "ready", "--exec", "echo $OTPIQ_LISTEN_URL | cmp - ready");

    assertThat(listener.exit()).isZero();
    assertThat(listener.err()).contains("Listening on http://[::1]:" + listener.port() + "/ ");
  }

  @ParameterizedTest
  @CsvSource({
    "hook, /hook",
    "/a b, /a%20b",
    "/%D9%83, /%D9%83",
    "/سلام, /%D8%B3%D9%84%D8%A7%D9%85",
    "/a|b{c}, /a%7Cb%7Bc%7D",
    "/a%2Fb;v=1, /a%2Fb;v=1",
    "//x/../y, //x/../y",
    "'', /"
  })
  void the_announced_path_is_percent_encoded_and_accepted(String path, String encoded) {
    listen("--path", path);
    String announced = listener.awaited("Listening on (\\S+)");

    assertThat(announced).isEqualTo("http://127.0.0.1:" + listener.port() + encoded);
    assertThat(listener.err()).contains("\"webhookUrl\":\"" + announced + "\"");
    assertThat(new Program(dir).run("trigger", "delivered", "--to", announced)).isZero();
    assertThat(new Program(dir).run("trigger", "delivered", "--to", announced + "?y=1")).isZero();
    assertThat(new Program(dir).run("trigger", "delivered", "--to", announced + "x")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/x?y=1 | --path takes a path alone, without host and query; any query is accepted",
        "http://x/hook | --path takes a path alone, without host and query",
        "/x#y | has a part after #",
        "/a%zz | has a % without two hex digits; %25 is a percent sign"
      })
  void a_path_that_cannot_be_announced_is_a_usage_error(String path, String message) {
    Program program = new Program(dir);

    assertThat(program.run("listen", "--path", path)).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err()).contains(message).contains("Try: --path /webhooks/otpiq");
  }

  @Test
  void without_a_host_it_is_reached_by_ipv6_too() {
    listen();

    assertThat(
            new Program(dir)
                .run("trigger", "delivered", "--to", "http://[::1]:" + listener.port() + "/"))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Try: --host 127.0.0.1, or --host 0.0.0.0 for every interface",
        "127.0.0.1:5000 | Try: --host 127.0.0.1 --port 5000",
        "http://x | Try: --host x"
      })
  void nonsense_is_a_usage_error_of_listen_and_sandbox(String host, String hint) {
    for (String command : new String[] {"listen", "sandbox"}) {
      Program program = new Program(dir);

      assertThat(program.run(command, "--host", host)).isEqualTo(ExitCode.USAGE.code);
      assertThat(program.err()).contains("--host ").contains(hint);
    }
  }

  @Test
  void a_port_that_another_program_uses_on_one_address_is_used_on_the_other() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      listener = new Program(dir).start("listen", "--no-journal", "--port", Integer.toString(port));
      listener.port();

      assertThat(listener.err())
          .contains(
              "warning: another program uses 127.0.0.1:%d, so otpiq listens on [::1]:%d only"
                  .formatted(port, port))
          .contains("Listening on http://[::1]:" + port + "/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"listen --no-journal --timeout 1ms -q", "sandbox --exec true -q"})
  void the_warning_about_such_a_port_is_shown_also_with_quiet(String command) throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Program program = new Program(dir);
      program.run((command + " --port " + taken.getLocalPort()).split(" ", -1));

      assertThat(program.err())
          .isEqualTo(
              "warning: another program uses 127.0.0.1:%1$d, so otpiq listens on [::1]:%1$d only\n"
                  .formatted(taken.getLocalPort()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, http://127.0.0.1:4299/x",
    "localhost, http://[::1]:4299/x",
    "127.0.0.1, http://localhost:4299/x",
    "::1, http://[::1]:4299/x",
    "0.0.0.0, http://127.0.0.1:4299/x"
  })
  void the_listener_is_not_its_own_application(String host, String url) {
    Program program = new Program(dir);

    assertThat(program.run("listen", "--host", host, "--port", "4299", "--forward-to", url))
        .isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err()).contains("--forward-to is this listener itself");
  }
}
