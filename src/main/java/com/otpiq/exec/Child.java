package com.otpiq.exec;

import com.otpiq.report.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command line of the user's that runs beside us, on the same streams. */
public final class Child {
  private static final int GRACE_SECONDS = 5;

  private Child() {}

  /**
   * Runs a command line by the shell of the system, and returns its exit code. An interruption ends
   * the child first.
   *
   * @param env what is added to our own environment
   * @throws Problem LOCAL where there is no shell
   */
  public static int run(String line, Map<String, String> env, Path workDir)
      throws InterruptedException {
    Process process = start(line, env, workDir);
    try {
      return process.waitFor();
    } catch (InterruptedException interrupt) {
      end(process);
      throw interrupt;
    }
  }

  private static Process start(String line, Map<String, String> env, Path workDir) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> command = windows ? List.of("cmd", "/c", line) : List.of("sh", "-c", line);
    ProcessBuilder builder =
        new ProcessBuilder(command).inheritIO().directory(workDir.toAbsolutePath().toFile());
    builder.environment().putAll(env);
    try {
      return builder.start();
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the command of --exec could not be started")
          .causedBy(e);
    }
  }

  private static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
