package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code otpiq config} tells of what is set. */
class ConfigCommandTest extends SettingsTestBase {
  @Test
  void config_shows_what_is_set_and_by_whom() throws IOException {
    project(
        "listen.port = 4300",
        "listen.forward-to = http://me:pw@127.0.0.1:3000/hook?key=hidden-key");
    Files.writeString(userFile(), "output = json\n");
    Program program = program().env("OTPIQ_WEBHOOK_SECRET", SECRET).env("OTPIQ_RETRIES", "3");

    assertThat(program.run("config", "-o", "pretty")).isZero();
    assertThat(program.out().replace(dir.toString(), "DIR").replaceAll(" {2,}", "  "))
        .isEqualTo(
            """
            project  DIR/project/.otpiq.properties
            user  DIR/user/config.properties
            listen.forward-to  http://[hidden]@127.0.0.1:3000/hook?[hidden]  .otpiq.properties:2
            output  json  DIR/user/config.properties:1
            listen.port  4300  .otpiq.properties:1
            retries  3  OTPIQ_RETRIES
            OTPIQ_WEBHOOK_SECRET  [hidden]  OTPIQ_WEBHOOK_SECRET
            OTPIQ_CONFIG_DIR  DIR/user  OTPIQ_CONFIG_DIR
            """);
  }

  @Test
  void config_of_one_command_shows_its_defaults_too() {
    Program program = program();

    assertThat(program.run("config", "sandbox", "-o", "json")).isZero();
    assertThat(program.out())
        .contains(
            "{\"type\":\"setting\",\"key\":\"sandbox.port\",\"value\":\"4010\",\"origin\":\"default\"}\n")
        .doesNotContain("listen");
  }

  @Test
  void config_finds_values_that_only_other_commands_would_read() throws IOException {
    project("sandbox.pause = soon");
    Program program = program();

    assertThat(program.run("config")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .contains(".otpiq.properties:1: sandbox.pause: 'soon' is not a duration");
    assertThat(program().run("listen", "--port", "0", "--timeout", "1ms", "--no-journal")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "listen.forward-to | 3000/hook?key=s3cr3t       | 3000/hook?[hidden]",
        "trigger.to        | me:p@s3cr3t@localhost:3000 | [hidden]@localhost:3000",
        "listen.exec       | PASSWORD=s3cr3t npm start  | [hidden]",
        "check.state-cmd   | curl -u me:s3cr3t x        | curl [hidden]"
      })
  void what_may_be_a_secret_is_not_shown(String key, String value, String shown)
      throws IOException {
    Files.writeString(userFile(), key + " = " + value + "\n");
    Program program = program().env("OTPIQ_JAVA_OPTIONS", "-Dpassword=s3cr3t");

    program.run("config");

    assertThat(program.out().replaceAll(" {2,}", "  "))
        .contains("\n" + key + "  " + shown + "  ")
        .contains("\nOTPIQ_JAVA_OPTIONS  [hidden]  ")
        .doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @CsvSource({
    "trigger, http://me:s3cr3t/x@127.0.0.1:3000/, OTPIQ_TRIGGER_TO",
    "send, http://127.0.0.1:3000/?key=s3cr3t, OTPIQ_BASE_URL",
    "send, http://me:s3cr3t@127.0.0.1/api/sms, OTPIQ_BASE_URL"
  })
  void nor_where_it_is_wrong(String command, String value, String variable) {
    Program program = program().env(variable, value).env("OTPIQ_API_KEY", "sk_dev_1");

    assertThat(program.run(command, "--to", "9647701234567", "--code", "123456"))
        .isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err()).doesNotContain("s3cr3t");
  }
}
