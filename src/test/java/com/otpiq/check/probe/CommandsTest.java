package com.otpiq.check.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.json.JsonLookup;
import com.otpiq.verdict.IncompleteCheckException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code --state-cmd} and {@code --prepare-cmd}. */
@DisabledOnOs(OS.WINDOWS)
class CommandsTest {
  private @TempDir Path dir;

  @Test
  void the_smsid_is_in_the_command_and_in_its_environment() throws Exception {
    assertThat(read("printf '%s %s' {smsId} \"$OTPIQ_SMS_ID\"").status()).hasValue("sms-1 sms-1");
  }

  @Test
  void no_output_with_exit_code_0_or_1_means_no_such_message() throws Exception {
    assertThat(read("true")).isEqualTo(ObservedState.NONE);
    assertThat(read("exit 1")).isEqualTo(ObservedState.NONE);
  }

  @Test
  void any_other_exit_code_is_a_failed_lookup() {
    assertThatThrownBy(() -> read("exit 2"))
        .isInstanceOf(IncompleteCheckException.class)
        .hasMessage("the command of --state-cmd ended with exit code 2");
    assertThatThrownBy(() -> read("echo found; exit 1"))
        .isInstanceOf(IncompleteCheckException.class);
  }

  @Test
  void a_message_is_prepared_in_the_working_directory() throws Exception {
    new CommandMessagePreparer("echo {smsId} > prepared", dir).prepare("sms-1");

    assertThat(Files.readString(dir.resolve("prepared"))).isEqualTo("sms-1\n");
  }

  @Test
  void a_command_that_fails_to_prepare_a_message_ends_the_run() {
    assertThatThrownBy(() -> new CommandMessagePreparer("exit 3", dir).prepare("sms-1"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("the command of --prepare-cmd for sms-1 ended with exit code 3");
  }

  private ObservedState read(String command) throws Exception {
    StateMapping mapping = new StateMapping(JsonLookup.parse("/status"), Optional.empty());
    try (StateProbe probe = new CommandStateProbe(command, mapping, dir)) {
      return probe.read("sms-1");
    }
  }
}
