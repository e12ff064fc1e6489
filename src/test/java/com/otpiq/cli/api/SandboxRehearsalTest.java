package com.otpiq.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.ShellClient;
import com.otpiq.cli.sandbox.SandboxTestBase;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox in one process with a listener, or around a command. */
class SandboxRehearsalTest extends SandboxTestBase {
  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1", "'exit 7', 7"})
  void a_child_runs_in_the_sandbox_and_its_code_is_ours(String child, int exit) {
    Program program = new Program(dir);
    assertThat(program.run("sandbox", "--port", "0", "--exec", child)).isEqualTo(exit);
  }

  @Test
  void a_child_knows_where_the_sandbox_is() throws IOException {
    Program program = new Program(dir);
    program.run(
        "sandbox",
        "--port",
        "0",
        "--exec",
        "echo $OTPIQ_BASE_URL $OTPIQ_API_KEY $OTPIQ_WEBHOOK_SECRET > env");
    assertThat(Files.readString(dir.resolve("env")))
        .matches("http://127.0.0.1:\\d+/api sk_dev_sandbox [0-9a-f]{32}\n");
  }

  @Test
  void a_child_whose_webhooks_were_never_acknowledged_fails() throws Exception {
    Program program = new Program(dir);
    String child =
        ShellClient.post(
            "$OTPIQ_BASE_URL/sms",
            "Authorization: Bearer $OTPIQ_API_KEY",
            "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"http://127.0.0.1:1/\"}}");
    assertThat(program.run("sandbox", "--port", "0", "--virtual-time", "--exec", child))
        .isEqualTo(1);
    assertThat(program.err()).contains("1 message; webhooks: 0 acknowledged, 2 failed, 0 waiting");
  }

  @Test
  void a_message_and_its_webhooks_are_rehearsed_in_one_process() {
    Program send = new Program(dir);
    int exit =
        send.run(
            "send",
            "--sandbox",
            "--to",
            "9647701234567",
            "--code",
            "123456",
            "--scenario",
            "rejected");

    assertThat(exit).as(send.out() + send.err()).isZero();
    assertThat(send.out()).contains("sms-").contains("secret verified");
    assertThat(send.err()).contains("nothing leaves this machine").contains("0 refused");
  }
}
