package com.otpiq.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.FaultyReceiver;
import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The summary that {@code check} adds to a job of GitHub Actions. */
class JobSummaryTest extends CheckTestBase {
  @Test
  void it_is_added_to_the_file_that_github_names() throws IOException {
    receiver.acceptsSecret = _ -> true;
    Path file = Files.writeString(dir.resolve("summary"), "of a step before\n");

    Program program = checkInJob(file);

    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(file)
        .content()
        .startsWith("of a step before\n### otpiq check: This receiver has errors\n")
        .contains("| error | `secret-wrong` |")
        .doesNotContain(FaultyReceiver.SECRET);
  }

  @Test
  void a_file_that_cannot_be_written_is_a_warning() {
    Program program = checkInJob(dir.resolve("none/summary"));

    assertThat(program.exit()).isEqualTo(ExitCode.OK.code);
    assertThat(program.err()).contains("warning: the job's summary is not written: ");
  }

  private Program checkInJob(Path summary) {
    var program =
        new Program(dir)
            .env("OTPIQ_WEBHOOK_SECRET", FaultyReceiver.SECRET)
            .env("GITHUB_STEP_SUMMARY", summary.toString());
    program.run("check", server.url(), "--only", "secret-wrong");
    return program;
  }
}
