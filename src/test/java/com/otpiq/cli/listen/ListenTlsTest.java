package com.otpiq.cli.listen;

import static com.otpiq.cli.Wire.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user of listen --tls sees. */
class ListenTlsTest extends ListenTlsTestBase {
  private static @TempDir Path kept;

  @Test
  void serves_https_and_says_so_everywhere() throws IOException {
    Program listen = listen("--tls", "--path", "/hook");
    String url = "https://127.0.0.1:" + listen.port() + "/hook";

    assertThat(listen.err())
        .contains("Listening on " + url + "  (Ctrl-C stops)")
        .contains("\"webhookUrl\":\"" + url + "\"")
        .contains("note: clients trust it with --cacert '" + authority() + "';")
        .contains("with your tunnel's URL if OTPIQ cannot reach your machine")
        .doesNotContain("http://");
    Program trigger = program();
    assertThat(trigger.run("trigger", "delivered", "--to", url, "--cacert", authority()))
        .as(trigger.err())
        .isZero();
    assertThat(program().run("trigger", "delivered", "--to", url.replace("127.0.0.1", "localhost")))
        .isEqualTo(ExitCode.FAILED.code);
    assertThat(Wire.send(listen.port(), Wire.post(DELIVERED))).doesNotContain("HTTP/1.1");
    listen.interrupt().exit();
    assertThat(listen.out()).contains("#2  sms delivered, final  → 200");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, https://127.0.0.1:",
    "localhost, https://[::1]:",
    "localhost, https://localhost:",
    "0.0.0.0, https://127.0.0.1:",
    "::, https://[::1]:"
  })
  void its_certificate_is_valid_for_what_it_listens_on(String host, String url) {
    Program listen = listen("--tls", "--host", host);
    Program trigger = program();

    assertThat(
            trigger.run(
                "trigger", "delivered", "--to", url + listen.port(), "--cacert", authority()))
        .as(trigger.err() + trigger.out())
        .isZero();
  }

  @Test
  void without_it_no_certificate_is_made() {
    Program listen = new Program(dir).env("OTPIQ_STATE_DIR", "state").listen();

    assertThat(listen.err()).contains("Listening on http://").doesNotContain("note:");
    listen.interrupt().exit();
    assertThat(dir.resolve("state/tls")).doesNotExist();
  }

  @Test
  void a_folder_that_cannot_be_used_is_local() throws IOException {
    Files.writeString(dir.resolve("file"), "");
    Program taken = new Program(dir).env("OTPIQ_STATE_DIR", "file");
    Program unknown = new Program(dir);

    assertThat(taken.run("listen", "--tls")).isEqualTo(ExitCode.LOCAL.code);
    assertThat(taken.err()).contains(dir.resolve("file") + " is not a directory");
    assertThat(unknown.run("listen", "--tls")).isEqualTo(ExitCode.LOCAL.code);
    assertThat(unknown.err())
        .contains("there is no directory for the certificate")
        .contains("Try: OTPIQ_STATE_DIR=");
  }

  @Test
  void trust_names_the_file_and_ends() {
    Program trust = program();

    assertThat(trust.run("listen", "--tls", "--trust")).isZero();
    assertThat(trust.out())
        .contains("   " + authority() + "\n")
        .contains("export NODE_EXTRA_CA_CERTS='" + authority() + "'\n")
        .doesNotContain("PRIVATE");
    assertThat(trust.err()).doesNotContain("Listening");
  }

  @Test
  void trust_is_a_record_too() {
    Program trust = program();

    assertThat(trust.run("listen", "--tls", "--trust", "-o", "json")).isZero();
    assertThat(trust.out())
        .contains(
            "{\"type\":\"trust-instructions\",\"authority\":\"" + authority() + "\",\"until\":\"")
        .contains(
            "{\"client\":\"node\",\"exclusive\":false,\"commands\":[\"export NODE_EXTRA_CA_CERTS=");
  }

  @Override
  Program program() {
    return new Program(dir).env("OTPIQ_STATE_DIR", kept.resolve("state").toString());
  }

  private static String authority() {
    return kept.resolve("state/tls/ca.pem").toString();
  }
}
