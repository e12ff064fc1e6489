package com.otpiq.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.exec.ShellCommand;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.time.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes of a shell, on ports that the test opens. */
@Timeout(30)
class CheckedApplicationTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit 0 | exit code 0",
        "exit 3 | exit code 3",
        "kill -9 $$ | exit code 137, SIGKILL, as of a container or a system that is out of memory"
      })
  void its_ending_is_described_and_its_last_output_kept(String end, String ending)
      throws Exception {
    try (ServerSocket port = open();
        CheckedApplication application = application("echo begun; sleep 0.2; " + end, port)) {
      application.start();
      while (application.ending().isEmpty()) {
        Thread.onSpinWait();
      }

      assertThat(application.ending()).contains(ending);
      assertThat(application.lastOutput()).containsExactly("begun");
      assertThat(application.isReachable()).isTrue();
    }
  }

  @Test
  void one_that_ends_before_its_port_is_open_is_a_problem() throws Exception {
    ServerSocket port = open();
    port.close();
    try (CheckedApplication application = application("exit 5", port)) {
      assertThatThrownBy(application::start)
          .isInstanceOf(Problem.class)
          .hasMessageContaining("the application of --exec ended with exit code 5");
      assertThat(application.restart()).isFalse();
    }
  }

  @Test
  void it_is_started_again_with_the_same_command() throws Exception {
    AtomicInteger starts = new AtomicInteger();
    try (ServerSocket port = open();
        CheckedApplication application =
            new CheckedApplication(
                Optional.of(() -> {
                  starts.incrementAndGet();
                  return start("sleep 60");
                }),
                Duration.ofSeconds(20),
                url(port),
                NetworkPolicy.THIS_MACHINE,
                Time.real(),
                _ -> {})) {
      application.start();

      assertThat(application.restart()).isTrue();
      assertThat(application.ending()).isEmpty();
      assertThat(starts).hasValue(2);
    }
  }

  private CheckedApplication application(String command, ServerSocket port) {
    return new CheckedApplication(
        Optional.of(() -> start(command)),
        Duration.ofSeconds(20),
        url(port),
        NetworkPolicy.THIS_MACHINE,
        Time.real(),
        _ -> {});
  }

  private ShellCommand.RunningCommand start(String command) {
    return ShellCommand.start(command, Map.of(), dir, OutputStream.nullOutputStream());
  }

  private static ServerSocket open() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static HttpUrl url(ServerSocket port) {
    return HttpUrl.of("http://127.0.0.1:" + port.getLocalPort() + "/");
  }
}
