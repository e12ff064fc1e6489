package com.otpiq.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The report of --junit: a suite of its own, and what arrived instead of what was expected. */
class ListenReportTest extends ListenTestBase {
  @Test
  void a_failure_says_what_arrived_instead() throws IOException {
    String xml = report("--expect", "status=delivered channel=telegram", "--secret=s3");

    assertThat(xml)
        .contains("<testsuite name=\"otpiq listen\"")
        .doesNotContain("otpiq check")
        .contains(
            "message=\"0 received, 1 expected; arrived: sms sent sms_1234567890abcdef (200), sms"
                + " delivered, final sms_1234567890abcdef (200), sms failed, final"
                + " sms_abcdef1234567890 (401)\"")
        .contains("message=\"1 documented rules broken, 1 refused; arrived: ");
  }

  @Test
  void a_failure_says_that_nothing_arrived() throws IOException {
    listen("--count", "1", "--timeout", "100ms", "--junit", "junit.xml");

    assertThat(listener.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(Files.readString(dir.resolve("junit.xml")))
        .contains("message=\"0 received, 1 expected; nothing arrived\"");
  }

  @Test
  void a_long_list_is_cut() throws IOException {
    listen("--expect", "status=delivered", "--count=99", "--junit", "junit.xml");
    trigger("failed-final", "--duplicate", "13");
    listener.interrupt().exit();

    assertThat(Files.readString(dir.resolve("junit.xml"))).contains("(200) and 3 more\"");
  }

  private String report(String... options) throws IOException {
    Files.writeString(dir.resolve("right"), "s3");
    Files.writeString(dir.resolve("wrong"), "s4");
    String[] all = Arrays.copyOf(options, options.length + 2);
    all[options.length] = "--junit";
    all[options.length + 1] = "junit.xml";
    listen(all);
    trigger("delivered", "--secret-file", "right");
    trigger("failed-final", "--secret-file", "wrong");
    assertThat(listener.interrupt().exit()).isEqualTo(ExitCode.INTERRUPTED.code);
    return Files.readString(dir.resolve("junit.xml"));
  }
}
