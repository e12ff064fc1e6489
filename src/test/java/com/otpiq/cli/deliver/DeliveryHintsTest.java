package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What to do, right behind the attempt that tells it, and once. */
class DeliveryHintsTest extends ReplayTestBase {
  private static final String NO_SECRET =
      "the webhook was sent without a secret; --secret-file FILE sends the one that the receiver expects";

  @ParameterizedTest
  @CsvSource({
    "trigger delivered, 401 Unauthorized, true",
    "replay two.jsonl --retries 1, 401 Unauthorized, true",
    "replay one.json --retries 1, 403 Forbidden, true",
    "replay one.json --retries 0, 400 Bad Request, false",
    "trigger delivered --secret-file secret, 401 Unauthorized, false",
    "'trigger delivered -H X-OTPIQ-Webhook-Secret:s3', 401 Unauthorized, false",
    "trigger delivered, 200 OK, false"
  })
  void a_webhook_without_a_secret_that_is_refused_gets_a_hint(
      String command, String answer, boolean hinted) throws IOException {
    Files.writeString(dir.resolve("secret"), "s3");
    try (ScriptedEndpoint endpoint = answering(answer)) {
      Program program = new Program(dir).in(time);
      program.run((command + " --to " + to(endpoint)).split(" "));

      assertThat(program.err().contains(NO_SECRET)).isEqualTo(hinted);
      assertThat(program.err()).doesNotContain(NO_SECRET + "\n" + NO_SECRET);
    }
  }

  @Test
  void edits_reach_into_objects() {
    Program trigger = new Program(dir);
    trigger.run(
        ("trigger inbound --print --set message.content=hi --set message.id=7 --set a.b=1"
                + " --unset contact.phoneNumber")
            .split(" "));

    assertThat(trigger.out())
        .contains("\"contact\":{}")
        .contains("\"message\":{\"id\":7,\"type\":\"text\",\"content\":\"hi\"},\"a\":{\"b\":1}}");
  }
}
