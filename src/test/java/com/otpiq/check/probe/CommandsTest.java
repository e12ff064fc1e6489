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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of {@code --state-cmd} and {@code --prepare-cmd}. */
@DisabledOnOs(OS.WINDOWS)
class CommandsTest {
  private @TempDir Path dir;

  @Test
  void the_smsid_is_in_the_command_and_in_its_environment() throws Exception {
    assertThat(read("printf '%s %s' {smsId} \"$OTPIQ_SMS_ID\"").status()).hasValue("sms-1 sms-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"true", "exit 1", "exit 4", "exit 8", "exit 22", "echo null; exit 1", "echo null"})
  void no_output_with_the_exit_code_of_a_search_means_no_such_message(String command)
      throws Exception {
    assertThat(read(command)).isEqualTo(ObservedState.NONE);
  }

  /** Such as 7 of curl, 2 of psql (no connection), and 127 of the shell (no such command). */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 6, 7, 28, 52, 126, 127})
  void any_other_exit_code_is_a_failed_lookup(int code) {
    assertThatThrownBy(() -> read("exit " + code))
        .isInstanceOf(IncompleteCheckException.class)
        .hasMessage("the command of --state-cmd ended with exit code " + code);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 22})
  void output_with_an_exit_code_is_a_failed_lookup(int code) {
    assertThatThrownBy(() -> read("echo found; exit " + code))
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
