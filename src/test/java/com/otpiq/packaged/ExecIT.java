package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines of {@code --exec} in the shell of the system. */
class ExecIT {
  /** Many that are to end after the one which the shell waits for: it has time to speak. */
  private static final String FAMILY =
      "(sleep 0.3; for i in $(seq 300); do sleep 987 & done; wait) & sleep 987";

  private @TempDir Path dir;

  @Requires("pgrep")
  @Test
  void all_that_it_started_ends_and_the_shell_says_nothing_of_it() {
    var shell = new Shell(dir);
    Shell.Result result =
        shell.run("./otpiq listen --port 0 --timeout 4s --exec '" + FAMILY + "' 2>&1");

    assertThat(result.text()).contains("0 webhooks accepted").doesNotContain("Terminated");
    assertThat(result.exit()).isOne();
    assertThat(shell.run("pgrep -f 'sleep 987'").exit()).isOne();
  }
}
