package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.ShellClient;
import com.otpiq.cli.error.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts the sandbox may call, and the token of its control API, as the options say. */
class SandboxAccessTest {
  private static final String TOKEN = "0123456789abcdef-canary";

  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app:3000 | takes the name or the address of a host alone, not app:3000",
        "http://app | takes the name or the address of a host alone, not http://app",
        "app/hook | takes the name or the address of a host alone, not app/hook",
        "a b | takes the name or the address of a host alone, not a b",
        "* | takes the name or the address of a host alone, not *",
        "'' | takes the name or the address of a host alone",
        "u@app | takes the name or the address of a host alone, not u@app",
        "10.0.0.0/8 | takes the name or the address of a host alone, not 10.0.0.0/8",
        "[fd00::1]:80 | takes the name or the address of a host alone, not [fd00::1]:80",
        "169.254.169.254 | 169.254.169.254 is the metadata service of a cloud, which is never",
        "::ffff:169.254.169.254 | is the metadata service of a cloud, which is never called",
        "[fe80::1] | fe80::1 is a link-local address, which is never called",
        "Metadata.Google.Internal | is the metadata service of a cloud, which is never called"
      })
  void another_value_than_a_host_is_a_usage_error(String value, String text) {
    Program sandbox = new Program(dir);

    assertThat(sandbox.run("sandbox", "--port", "0", "--allow-host", value, "--exec", "exit 9"))
        .isEqualTo(ExitCode.USAGE.code);
    assertThat(sandbox.err()).contains("--allow-host").contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"app", "My_App.test", "172.17.0.1", "fd00::1", "[fd00::1]", "مثال.example"})
  void a_host_is_accepted_from_the_command_line_and_from_the_environment(String value) {
    assertThat(
            new Program(dir)
                .run("sandbox", "--port", "0", "--allow-host", value, "--exec", "exit 9"))
        .isEqualTo(9);
    assertThat(
            new Program(dir)
                .env("OTPIQ_SANDBOX_ALLOW_HOST", value)
                .run("sandbox", "--port", "0", "--exec", "exit 9"))
        .isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sandbox.allow-host = app", "sandbox.control-token-file = token"})
  void a_project_allows_no_access(String setting) throws Exception {
    Files.writeString(dir.resolve(".otpiq.properties"), setting + "\n");

    assertThat(new Program(dir).run("sandbox", "--port", "0", "--exec", "exit 9"))
        .isEqualTo(ExitCode.INPUT.code);
  }

  @Test
  void the_token_of_a_file_or_the_environment_goes_to_the_command_and_is_not_shown()
      throws Exception {
    Files.writeString(dir.resolve("token"), TOKEN + "\n");
    Program byFile = new Program(dir);
    Program byVariable = new Program(dir).env("OTPIQ_CONTROL_TOKEN", TOKEN);
    String command = "printf %s \"$OTPIQ_CONTROL_TOKEN\" >given";

    assertThat(
            byFile.run(
                "sandbox", "--port", "0", "--control-token-file", "token", "--exec", command))
        .isZero();
    assertThat(Files.readString(dir.resolve("given"))).isEqualTo(TOKEN);
    Files.delete(dir.resolve("given"));
    assertThat(byVariable.run("sandbox", "--port", "0", "--host", "0.0.0.0", "--exec", command))
        .isZero();
    assertThat(Files.readString(dir.resolve("given"))).isEqualTo(TOKEN);
    assertThat(byFile.err() + byFile.out() + byVariable.err() + byVariable.out())
        .doesNotContain(TOKEN);
  }

  @Test
  void a_token_is_made_only_if_other_machines_can_connect() throws Exception {
    String command = "printf %s \"$OTPIQ_CONTROL_TOKEN\" >given";
    Program local = new Program(dir);
    assertThat(local.run("sandbox", "--port", "0", "--exec", command)).isZero();
    assertThat(local.err()).doesNotContain("Bearer");
    assertThat(dir.resolve("given")).isEmptyFile();

    Program everywhere = new Program(dir);
    assertThat(everywhere.run("sandbox", "--port", "0", "--host", "::", "--exec", command))
        .isZero();
    String made = Files.readString(dir.resolve("given"));
    assertThat(made).matches("[0-9a-f]{32}");
    assertThat(everywhere.err()).contains("Authorization: Bearer " + made + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "0123456789 abcdef"})
  void a_token_that_can_be_guessed_or_sent_by_no_client_is_refused(String value) {
    Program sandbox = new Program(dir).env("OTPIQ_CONTROL_TOKEN", value);

    assertThat(sandbox.run("sandbox", "--port", "0", "--exec", "exit 9"))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(sandbox.err())
        .contains("the token in OTPIQ_CONTROL_TOKEN has", "openssl rand -hex 16")
        .doesNotContain(value);
  }

  @Test
  void a_program_on_this_machine_needs_no_token() throws Exception {
    Program sandbox = new Program(dir).env("OTPIQ_CONTROL_TOKEN", TOKEN);
    String command = ShellClient.get("${OTPIQ_BASE_URL%/api}/_sandbox/state") + " >state";

    assertThat(sandbox.run("sandbox", "--port", "0", "--exec", command)).isZero();
    assertThat(Files.readString(dir.resolve("state"))).contains("\"messages\":0");
  }
}
