package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No test here connects to another machine. */
class NetworkIT {
  private static final List<String> HERE =
      List.of("\"127.0.0.1\"", "\"::1\"", "\"::ffff:127.0.0.1\"");

  private @TempDir Path dir;

  @Requires({"strace", "may-trace"})
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "listen --port 0 --count 2 --exec './otpiq trigger delivered --to $OTPIQ_LISTEN_URL'",
        "send --sandbox --to 9647701234567 --code 123456",
        "check http://127.0.0.1:1/hook",
        "doctor"
      })
  void each_connection_is_to_this_machine(String command) throws IOException {
    Shell shell = new Shell(dir);

    shell.run("strace -f -e trace=execve,connect,sendto,sendmsg -o trace ./otpiq " + command);

    List<String> calls = Files.readAllLines(dir.resolve("trace"));
    assertThat(calls).anyMatch(call -> call.contains("execve("));
    assertThat(calls)
        .filteredOn(call -> call.contains("sa_family=AF_INET"))
        .allMatch(call -> HERE.stream().anyMatch(call::contains));
  }
}
