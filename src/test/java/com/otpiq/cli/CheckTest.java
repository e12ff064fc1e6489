package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.Checks;
import com.otpiq.net.ScriptedEndpoint;
import com.otpiq.render.ReportFormat;
import com.otpiq.verdict.Check;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user sees of {@code otpiq check}. */
class CheckTest {
  private @TempDir Path dir;
  private Patient patient;

  @BeforeEach
  void open() throws IOException {
    patient = new Patient();
  }

  @AfterEach
  void close() throws IOException {
    patient.close();
  }

  @Test
  void a_defect_is_told_like_a_doctors_letter() {
    patient.believes = value -> value.startsWith(Patient.SECRET);
    Program program = check("--only", "secret-extended");

    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .containsSubsequence(
            "error     secret-extended",
            "error  secret-extended  (documented)",
            "sent     a webhook with the secret with a character after it",
            "expected it is refused with a 4xx",
            "found    sms delivered, the secret with a character after it → 200 Status",
            "why      The comparison looks at the beginning of the value only.",
            "fix      Compare the whole value, in constant time:",
            "again    otpiq check " + patient.url() + " … --only secret-extended");
    assertThat(program.err()).contains("1 check of " + patient.url() + ": 1 error");
  }

  @Test
  void without_a_look_up_what_cannot_be_seen_is_named_and_not_passed() {
    Program program = check();

    assertThat(program.exit()).isZero();
    assertThat(program.out())
        .contains("nobody looks at what the application remembers: --state-url or --state-cmd:")
        .doesNotContain("ok        late-sent");
  }

  @ParameterizedTest
  @CsvSource({"-q, 0", "--strict, 1"})
  void without_a_look_up_an_answer_like_that_to_a_duplicate_is_a_suspicion(
      String option, int exit) {
    patient.key = _ -> "one";
    patient.says = known -> known ? "Already processed" : "OK";
    Program program = check("--only", "delivered-after-sent", option);

    assertThat(program.out())
        .contains("suspicion delivered-after-sent")
        .contains("suspect  delivered after sent is answered like a duplicate of sent");
    assertThat(program.exit()).isEqualTo(exit);
  }

  @Test
  void a_command_can_look_behind_the_200() {
    patient.key = _ -> "one";
    String command = "curl -sf " + patient.stateUrl() + " || test $? = 22";
    Program program =
        check("--only", "delivered-after-sent", "--state-cmd", command, "--state-wait", "300ms");

    assertThat(program.out())
        .contains("every webhook was acknowledged, and the state is `sent`, not `delivered`");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        diagnosis(
            sick -> sick.proof = asked -> asked.header("x-webhook-secret"),
            "it takes the secret in X-Webhook-Secret, which OTPIQ does not send"),
        diagnosis(
            sick -> sick.proof = asked -> asked.header("authorization").replace("Bearer ", ""),
            "it takes the secret as Authorization: Bearer, which OTPIQ does not send"),
        diagnosis(
            sick -> sick.proof = Defect::signature,
            "it takes an HMAC-SHA256 of the body in X-Otpiq-Signature, which OTPIQ does not send"),
        diagnosis(
            sick -> sick.takes = event -> event.member("isFinalStatus").isPresent() ? 200 : 400,
            "it wants isFinalStatus or lastChannel, which are names of the track API"),
        diagnosis(sick -> sick.believes = _ -> false, "is it the same secret, in the header"),
        diagnosis(sick -> sick.shape = _ -> 419, "it wants a CSRF token, which no webhook has"),
        diagnosis(sick -> sick.shape = _ -> 405, "the route is there, but not for POST"),
        diagnosis(sick -> sick.shape = _ -> 415, "it does not take Content-Type: application/json"),
        diagnosis(
            sick -> sick.strangerStatus = 404, "does it know only messages that it has sent"));
  }

  private static Arguments diagnosis(Consumer<Patient> defect, String words) {
    return Arguments.of(words, defect);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void a_receiver_that_takes_nothing_is_told_why(String words, Consumer<Patient> defect) {
    defect.accept(patient);
    Program program = check("-o", "json");

    assertThat(Verdicts.bad(program.out())).containsExactly("accepts");
    assertThat(Verdicts.found(program.out(), "accepts").orElseThrow()).contains(words);
  }

  @Test
  void nobody_there_is_unreachable() throws IOException {
    int port = closedPort();
    Program program = new Program(dir);

    assertThat(program.run("check", port + "/otpiq")).isEqualTo(ExitCode.UNREACHABLE.code);
    assertThat(program.out())
        .contains("found    nothing listens on 127.0.0.1:" + port)
        .contains("nothing more can be seen while answers fails: 5");
  }

  @Test
  void a_receiver_that_hangs_at_one_thing_is_waited_for_10_s_and_no_longer() {
    patient.delayMillis = event -> event.member("attempt").isPresent() ? 60_000 : 0;
    Program program = check("--only", "unknown-key", "-o", "json");

    assertThat(Verdicts.found(program.out(), "unknown-key").orElseThrow())
        .contains("timed out while waiting");
  }

  @Test
  void no_check_begins_after_the_time_is_over() {
    Program program = check("--max-time", "1ms", "-o", "json");

    assertThat(Verdicts.found(program.out(), "unknown-key"))
        .hasValue("the time of --max-time was over");
    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out()).contains("\"complete\":false");
  }

  @Test
  void a_check_that_is_under_way_ends_with_the_time() {
    patient.delayMillis = event -> event.member("attempt").isPresent() ? 60_000 : 0;
    Program program = check("--only", "unknown-key", "--max-time", "3s", "-o", "json");

    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out()).contains("\"complete\":false");
  }

  @Test
  void a_check_that_is_asked_for_by_name_and_cannot_be_carried_out_is_a_failure() {
    Program program = check("--only", "late-sent");

    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.err())
        .contains("nothing was checked, 1 not checked, so the verdict is not complete");
  }

  @Test
  void a_verdict_stands_where_nobody_reads_it() throws IOException {
    patient.believes = value -> value.startsWith(Patient.SECRET);
    patient.begin();
    Program program =
        new Program(dir).env("OTPIQ_WEBHOOK_SECRET", Patient.SECRET).unwritable("Broken pipe");
    program.run(
        "check", patient.url(), "--only", "secret-extended", "--report", "json=verdict.json");

    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(Files.readString(dir.resolve("verdict.json"))).contains("\"error\":1");
  }

  @Test
  void a_path_of_effects_where_none_are_is_told() {
    Program program =
        check("--state-url", patient.stateUrl(), "--effects-path", "/efects", "-o", "json");

    assertThat(Verdicts.found(program.out(), "state-lookup"))
        .hasValue("the look-up shows neither a number nor a list at /efects of --effects-path");
  }

  @Test
  void a_look_up_that_shows_no_status_shows_what_it_was_answered() {
    Program program =
        check("--state-url", patient.stateUrl(), "--state-path", "/state", "-o", "json");

    assertThat(Verdicts.found(program.out(), "state-lookup").orElseThrow())
        .contains("the look-up shows {\"status\":\"delivered\",\"effects\":1}")
        .endsWith("with no status at /state");
  }

  @Test
  void a_secret_that_others_can_see_is_told_of() {
    Program program = check("--only", "secret-old", "--old-secret", Patient.OLD);

    assertThat(program.err())
        .contains(
            "lists of processes show what --old-secret says; a file or OTPIQ_WEBHOOK_SECRET_OLD");
  }

  @Test
  void a_baseline_lets_only_what_is_new_fail() {
    patient.believes = value -> value.startsWith(Patient.SECRET);
    String[] some = {"--only", "secret-extended,secret-doubled,secret-truncated"};
    assertThat(check(with(some, "--report", "json=known.json")).exit())
        .isEqualTo(ExitCode.FAILED.code);

    Program same = check(with(some, "--baseline", "known.json"));
    assertThat(same.exit()).isZero();
    assertThat(same.err()).contains("nothing wrong, 2 known from the baseline");

    patient.believes = value -> Patient.SECRET.startsWith(value) || value.endsWith(Patient.SECRET);
    Program other = check(with(some, "--baseline", "known.json"));
    assertThat(other.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(other.err()).contains("1 error, 1 known").contains("mended: secret-extended");
  }

  private static String[] with(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  @Test
  void fail_fast_stops_at_the_first_failure() {
    patient.believes = value -> value.startsWith(Patient.SECRET);
    Program program = check("--fail-fast", "-o", "json");

    assertThat(Verdicts.bad(program.out())).containsExactly("secret-doubled");
    assertThat(Verdicts.found(program.out(), "secret-extended"))
        .hasValue("--fail-fast ended it at secret-doubled");
  }

  @Test
  void only_and_skip_choose_and_the_order_never_changes() {
    Program program = check("--only", "secret-*,sms-sent", "--skip", "secret-old", "-o", "compact");

    assertThat(program.out().lines().map(line -> line.split(" +", 3)[1]))
        .containsExactly(
            "secret-header-case",
            "secret-missing",
            "secret-wrong",
            "secret-empty",
            "secret-doubled",
            "secret-prefixed",
            "secret-extended",
            "secret-truncated",
            "secret-other-case",
            "sms-sent");
  }

  @Test
  void list_shows_every_check_and_sends_nothing() {
    Program list = new Program(dir);

    assertThat(list.run("check", "--list")).isZero();
    assertThat(Checks.all().stream().map(Check::id)).allMatch(list.out()::contains);
    Program compact = new Program(dir);
    compact.run("check", "--list", "--production", "-o", "compact");
    assertThat(compact.out().lines())
        .containsExactlyElementsOf(Checks.production().stream().map(Check::id).toList());
  }

  @Test
  void each_check_has_a_message_of_its_own() {
    check("--state-url", patient.stateUrl(), "--state-wait", "300ms");

    assertThat(patient.smsIds()).hasSizeGreaterThan(90).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "check, 2, which receiver?",
    "check http://192.0.2.1/, 2, 192.0.2.1 is not this machine",
    "check 1 --only sms-snt, 2, otpiq: there is no check sms-snt",
    "check 1 --state-url http://127.0.0.1/sms, 2, --state-url has no {smsId} in it",
    "check 1 --state-url http://192.0.2.1/{smsId}, 2, 192.0.2.1 is not this machine",
    "check 1 --state-url 1/{smsId} --state-path status, 2, --state-path takes a JSON pointer",
    "check 1 --state-url 1/{smsId} --state-cmd x, 2, one of the two will do",
    "check 1 --baseline none.json, 3, the baseline none.json cannot be read",
    "check 1 --report pdf=x, 2, --report",
    "check 1 --only secret-old --skip secret-*, 2, --skip leaves no check of --only",
    "check 1 --effects-path /n, 2, '--effects-path, and nothing to look into'",
    "check --list -o sarif, 2, '--list is shown as pretty, compact or json, not as sarif'",
    "check https://x.iq/ --production --exec x, 2, --exec has no place there",
    "check 9647701234567, 2, otpiq check takes the URL of your webhook receiver here"
  })
  void a_wrong_command_line_is_told(String line, int exit, String words) {
    Program program = new Program(dir);

    assertThat(program.run(line.split(" "))).isEqualTo(exit);
    assertThat(program.err()).contains(words);
    assertThat(program.err().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void a_baseline_that_is_none_is_an_input_problem() throws IOException {
    Files.writeString(dir.resolve("other.json"), "{\"type\":\"received\"}\n");
    Program program = new Program(dir);

    assertThat(program.run("check", "1", "--baseline", "other.json"))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err()).contains("other.json is no verdict of otpiq check");
  }

  @Test
  void a_report_that_cannot_be_written_is_told() {
    Program program = check("--only", "sms-sent", "--report", "json=no/such/folder.json");

    assertThat(program.exit()).isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err()).contains("the report no/such/folder.json cannot be written");
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void what_a_receiver_says_moves_no_cursor_and_shows_no_secret(ReportFormat format)
      throws IOException {
    String said =
        "\u001b[31mred\u202e " + Patient.SECRET + " ok " + Patient.SECRET.toLowerCase(Locale.ROOT);
    patient.duplicateStatus = 409;
    patient.says = _ -> said;
    Program program =
        check("-v", "-o", format.toString(), "--report", format + "=file", "--color", "never");

    for (String text : List.of(program.out(), Files.readString(dir.resolve("file")))) {
      assertThat(text).contains("duplicate-accepted").doesNotContain("\u001b", "\u202e");
      assertThat(text).doesNotContainIgnoringCase(Patient.SECRET);
    }
  }

  @Test
  void a_look_up_that_fails_is_told_and_hides_no_other_check() throws IOException {
    try (ScriptedEndpoint broken =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        })) {
      Program program = check("-o", "json", "--state-url", broken.uri() + "&id={smsId}");

      assertThat(Verdicts.bad(program.out())).containsExactly("state-lookup");
      assertThat(Verdicts.found(program.out(), "state-lookup"))
          .hasValue("the look-up was answered 500");
    }
  }

  @Test
  void an_application_that_ends_before_it_listens_is_told() throws IOException {
    Program program = new Program(dir);

    assertThat(program.run("check", Integer.toString(closedPort()), "--exec", "exit 3"))
        .isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err()).contains("the application of --exec ended with exit code 3");
  }

  @Test
  void an_application_is_not_started_where_another_listens() {
    Program program = check("--exec", "exit 3");

    assertThat(program.exit()).isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err()).contains("something listens on 127.0.0.1:").contains(" already");
  }

  @Test
  void a_receiver_without_a_secret_is_told_that_anybody_is_believed() {
    patient.believes = _ -> true;
    patient.begin();
    Program program = new Program(dir);
    program.run("check", patient.url(), "-o", "json");

    assertThat(Verdicts.bad(program.out())).containsExactly("secret-missing");
  }

  @Test
  void a_receiver_that_wants_a_secret_that_is_not_given_is_told_so() {
    patient.begin();
    Program program = new Program(dir);
    program.run("check", patient.url(), "-o", "json");

    assertThat(Verdicts.found(program.out(), "accepts").orElseThrow())
        .endsWith("it wants a secret; give it with --secret-file");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Program check(String... more) {
    patient.begin();
    var program = new Program(dir).env("OTPIQ_WEBHOOK_SECRET", Patient.SECRET);
    program.run(with(new String[] {"check", patient.url()}, more));
    return program;
  }
}
