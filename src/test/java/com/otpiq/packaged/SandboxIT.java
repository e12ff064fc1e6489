package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sandbox before programs of others. {@code OTPIQ_OPENAPI} names OTPIQ's own description of its
 * API.
 */
class SandboxIT {
  private static final String LIVES =
      """
      001: sms sent, sms delivered final
      010: sms sent, sms failed final
      030: whatsapp failed, sms sent, sms delivered final
      040: sms sent, sms sent, sms delivered final, sms delivered final
      042: sms sent, sms delivered final, sms sent
      """;

  private @TempDir Path dir;

  @Requires({"node", "npm:express"})
  @Test
  void an_express_application_receives_whole_lives() throws IOException {
    Shell.Result result =
        run("app.cjs", "NODE_PATH=$OTPIQ_NODE_MODULES node app.cjs", "--virtual-time");

    assertThat(result.text()).contains(LIVES).contains("14 acknowledged, 0 failed, 0 waiting");
    assertThat(result.exit()).isZero();
  }

  @Requires("python3")
  @Test
  void a_python_application_receives_whole_lives() throws IOException {
    Shell.Result result = run("app.py", "python3 app.py", "");

    assertThat(result.text()).contains(LIVES);
    assertThat(result.exit()).isZero();
  }

  @Requires("curl")
  @Tag("long")
  @Test
  void what_was_accepted_survives_kill_9() throws IOException {
    Files.copy(Shell.PROJECT.resolve("src/test/resources/clients/kill.sh"), dir.resolve("kill.sh"));
    Shell.Result result = new Shell(dir).run("bash kill.sh");

    assertThat(result.text()).containsPattern("accepted [1-9]\\d+, known [1-9]\\d+, lost 0\n");
  }

  @Requires({"node", "npm:otpiq"})
  @Test
  void the_client_of_npm_gets_what_it_knows() throws IOException {
    Shell.Result result =
        run("package-client.cjs", "NODE_PATH=$OTPIQ_NODE_MODULES node package-client.cjs", "");

    assertThat(result.text())
        .contains(
            """
            send true 80 prepaid
            custom true
            track true
            info Sandbox
            senders OTPIQ PENDING
            credit InsufficientCreditError 400
            threshold SpendingThresholdError 400
            trial TrialModeError 400
            address OTPiqError 403
            sender unknown SenderIdError 400
            sender pending SenderIdError 400
            rate limit RateLimitError 429
            server error OTPiqError 500
            validation ValidationError 400
            not found NotFoundError 404
            unauthorized UnauthorizedError 401
            """);
  }

  @Requires({"curl", "jq", "node", "npm:@stoplight/prism-cli", "OTPIQ_OPENAPI"})
  @Test
  void no_answer_breaks_otpiqs_own_description() throws IOException {
    Shell.Result result = run("openapi.sh", "bash openapi.sh", "--virtual-time");

    assertThat(result.text())
        .contains(
            """
            001 200 []
            010 200 []
            011 200 []
            012 200 []
            013 200 []
            020 200 []
            021 200 []
            030 200 []
            031 200 []
            040 200 []
            041 200 []
            042 200 []
            050 200 []
            051 200 []
            400 400 []
            401 400 []
            402 400 []
            403 403 ["Unable to match the returned status code with those defined in the document: 200,400,401,429,500"]
            404 400 []
            405 400 []
            429 429 []
            500 500 []
            14 track 200 []
            no phone 400 []
            no type 400 []
            no text 400 []
            unknown 404 []
            info 200 []
            senders 200 []
            no key 401 []
            """);
  }

  private Shell.Result run(String script, String command, String options) throws IOException {
    Files.copy(
        Shell.PROJECT.resolve("src/test/resources/clients").resolve(script), dir.resolve(script));
    Shell.Result result =
        new Shell(dir)
            .run("./otpiq sandbox --port 0 " + options + " -o json --exec '" + command + "'");
    return new Shell.Result(result.text().replaceAll("(?m)^\\{\"type\".*\\n", ""), result.exit());
  }
}
