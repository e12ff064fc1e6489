package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.tls.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may be sent, and who is believed there. */
class TargetUrlTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "1.1.1.1",
        "8.8.8.8",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "172.32.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "167772161",
        "3232235777",
        "[::]",
        "[::2]",
        "[::ffff:10.0.0.1]",
        "[::ffff:8.8.8.8]",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::7f00:1]",
        "[100::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "[2002:7f00:1::]",
        "[2606:4700::1]",
        "[fc00::1]",
        "[fd00::1]",
        "[fe80::1]",
        "[ff02::1]"
      })
  void another_machine_needs_allow_remote(String host) {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "delivered", "--to", "http://" + host + ":8080/"))
        .isEqualTo(ExitCode.USAGE.code);
    assertThat(trigger.err()).contains("is not this machine").contains("--allow-remote");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x7f.1", "127.1", "0177.0.0.1", "0x7f000001"})
  void an_address_in_another_notation_is_no_way_around(String host) {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "delivered", "--to", "http://" + host + ":1/"))
        .isEqualTo(ExitCode.USAGE.code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "localhost",
        "2130706433",
        "[::1]",
        "[::ffff:127.0.0.1]"
      })
  void this_machine_has_many_names(String host) {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "failed-final", "--to", "http://" + host + ":1/"))
        .as(trigger.err())
        .isEqualTo(ExitCode.FAILED.code);
  }

  @Test
  void a_name_that_nobody_knows_is_no_way_around_either() {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "delivered", "--to", "http://nope.invalid/"))
        .isEqualTo(ExitCode.USAGE.code);
    assertThat(trigger.err()).contains("the host name nope.invalid is not known here");
  }

  @Test
  void authorities_of_the_user_vouch_for_a_receiver() throws Exception {
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
  void authorities_that_cannot_be_read_are_an_input_problem(String file) throws IOException {
    Files.writeString(dir.resolve("text.pem"), "no certificate");
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "failed-final", "--cacert", file))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(trigger.err().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void a_proxy_that_cannot_be_spoken_to_is_told_before_anything_is_sent() {
    Program trigger = new Program(dir).env("ALL_PROXY", "socks5://u:hidden@127.0.0.1:1");

    assertThat(
            trigger.run(
                "trigger", "failed-final", "--allow-remote", "--to", "https://example.test/"))
        .isEqualTo(ExitCode.USAGE.code);
    assertThat(trigger.err())
        .contains("ALL_PROXY is not the URL of an http:// proxy")
        .doesNotContain("hidden");
  }
}
