package com.otpiq.cli.listen;

import static com.otpiq.cli.Wire.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.rule.Rule;
import com.otpiq.rule.SecretRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which webhooks are accepted by their secret, and how a wrong one is explained. */
class ListenSecretTest {
  private static final String NAME = "X-OTPIQ-Webhook-Secret: ";
  private static final String VARIABLE = "OTPIQ_WEBHOOK_SECRET";

  /** For each finding about the secret header, requests that show it. */
  private static final Map<String, List<List<String>>> SHOWING =
      Map.of(
          "secret-missing", List.of(List.of(), List.of("X-Other: x")),
          "secret-twice",
              List.of(
                  List.of(NAME + "Secr3t.value", NAME + "Secr3t.value"),
                  List.of(NAME + "Secr3t.value", NAME + "x")),
          "secret-other-header",
              List.of(
                  List.of("X-Webhook-Secret: Secr3t.value"),
                  List.of("Authorization: Bearer Secr3t.value")),
          "secret-stray-space",
              List.of(
                  List.of(NAME + "Secr3t.value\\n"),
                  List.of(NAME + "Secr3t.value%20"),
                  List.of(NAME + "\"Secr3t.value\"")),
          "secret-other-case",
              List.of(List.of(NAME + "SECR3T.VALUE"), List.of(NAME + "secr3t.value")),
          "secret-looks-signed",
              List.of(
                  List.of(NAME + "sha256=" + "a".repeat(64)),
                  List.of(NAME + "b".repeat(64)),
                  List.of("X-OTPIQ-Signature: sha256=00")),
          "secret-padded",
              List.of(
                  List.of(NAME + "Bearer Secr3t.value"),
                  List.of(NAME + "Secr3t.value2"),
                  List.of(NAME + "Secr3t.val")),
          "secret-wrong", List.of(List.of(NAME + "something-else"), List.of(NAME)));

  private @TempDir Path dir;

  @ParameterizedTest
  @MethodSource("secretRules")
  void each_finding_has_requests_that_show_it(Rule rule) {
    for (List<String> headers : Objects.requireNonNull(SHOWING.get(rule.id()))) {
      Program listen = new Program(dir).env(VARIABLE, "Secr3t.value").listen("-o", "json", "-v");

      assertThat(post(listen, headers)).as("%s %s", rule.id(), headers).isEqualTo(401);
      assertThat(listen.interrupt().exit()).isEqualTo(1);
      assertThat(listen.out())
          .contains("\"id\":\"" + rule.id() + "\"")
          .contains("\"secret\":\"refused\"");
      assertThat(listen.out() + listen.err()).doesNotContainIgnoringCase("secr3t.value");
    }
  }

  @Test
  void the_right_secret_comes_in_under_any_spelling_of_the_header() {
    Program listen = new Program(dir).env(VARIABLE, "s3cret").listen();

    assertThat(post(listen, List.of("x-otpiq-webhook-secret: s3cret"))).isEqualTo(200);
    assertThat(post(listen, List.of("X-OTPIQ-WEBHOOK-SECRET: s3cret"))).isEqualTo(200);
    assertThat(listen.interrupt().exit()).isZero();
    assertThat(listen.out()).contains("secret verified");
  }

  @Test
  void two_secrets_serve_a_rotation() {
    Program listen = new Program(dir).listen("--secret", "old", "--secret", "new");

    assertThat(post(listen, List.of(NAME + "old"))).isEqualTo(200);
    assertThat(post(listen, List.of(NAME + "new"))).isEqualTo(200);
    assertThat(post(listen, List.of(NAME + "other"))).isEqualTo(401);
    assertThat(listen.err()).contains("process lists show");
    listen.interrupt().exit();
  }

  @Test
  void without_a_secret_each_webhook_is_marked_unverified() {
    for (String format : List.of("pretty", "compact", "json")) {
      Program listen = new Program(dir).listen("-o", format);

      assertThat(post(listen, List.of())).isEqualTo(200);
      assertThat(listen.interrupt().exit()).isZero();
      assertThat(listen.out()).contains("unverified");
    }
  }

  @Test
  void accept_takes_anything_but_a_wrong_secret() {
    Program listen = new Program(dir).listen("--accept", "--secret", "s3cret");

    assertThat(Wire.status(Wire.send(listen.port(), Wire.post("not json", NAME + "s3cret"))))
        .isEqualTo(200);
    assertThat(Wire.status(Wire.send(listen.port(), Wire.post("{}", NAME + "s3cret"))))
        .isEqualTo(200);
    assertThat(post(listen, List.of(NAME + "other"))).isEqualTo(401);
    assertThat(listen.interrupt().exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
  void one_newline_at_the_end_of_a_secret_file_is_dropped(String content) throws IOException {
    secretFile(content, "rw-------");
    Program listen =
        new Program(dir).env(VARIABLE, "of-the-environment").listen("--secret-file", "s");

    assertThat(post(listen, List.of(NAME + "s3cret"))).isEqualTo(200);
    assertThat(post(listen, List.of(NAME + "of-the-environment"))).isEqualTo(401);
    assertThat(listen.err()).doesNotContain("others on this machine");
    listen.interrupt().exit();
  }

  @Test
  void a_secret_file_that_others_can_read_warns() throws IOException {
    secretFile("s3cret", "rw-r--r--");
    Program listen = new Program(dir).listen("--secret-file", "s");

    assertThat(listen.err()).contains("other users of this machine can read s");
    listen.interrupt().exit();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "two words", "s3cret\n\n", "s3cret \n"})
  void a_secret_that_is_empty_or_none_is_an_input_error_and_never_no_secret(String content)
      throws IOException {
    secretFile(content, "rw-------");
    Program listen = new Program(dir);

    assertThat(listen.run("listen", "--port", "0", "--secret-file", "s"))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(listen.err())
        .startsWith("otpiq: the secret in s ")
        .doesNotContain("s3cret")
        .doesNotContain("words");
  }

  @Test
  void an_empty_variable_or_option_is_an_input_error_too() {
    assertThat(new Program(dir).env(VARIABLE, "").run("listen", "--port", "0"))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(new Program(dir).run("listen", "--port", "0", "--secret", ""))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(new Program(dir).run("listen", "--port", "0", "--secret-file", "none"))
        .isEqualTo(ExitCode.INPUT.code);
  }

  static Stream<Rule> secretRules() {
    return SecretRules.SECRET.stream();
  }

  private static int post(Program listen, List<String> headers) {
    return Wire.status(
        Wire.send(listen.port(), Wire.post(DELIVERED, headers.toArray(String[]::new))));
  }

  private void secretFile(String content, String permissions) throws IOException {
    Path file = dir.resolve("s");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
