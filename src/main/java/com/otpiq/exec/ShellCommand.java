package com.otpiq.exec;

import com.otpiq.event.Problem;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Command lines of the user's, which the shell of the system runs. */
public final class ShellCommand {
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(5);

  /** How often it is looked who still runs: Java itself does so after a second or more. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

  /** The most that is kept of what a command line prints, in characters. */
  private static final int MAX_OUTPUT_CHARS = 1 << 20;

  private static final List<String> JAVA_OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final Executor THREADS =
      task -> Thread.ofPlatform().daemon().name("child").start(task);

  private ShellCommand() {}

  /**
   * Runs a command line, and returns its exit code. What it prints goes to our standard error, for
   * standard output is ours. An interruption ends the child first.
   *
   * @param env what is added to our own environment
   * @throws Problem LOCAL where there is no shell
   */
  public static int run(String line, Map<String, String> env, Path workDir)
      throws InterruptedException {
    Process process = started(builder(redirectedToStderr(line), env, workDir));
    try {
      return process.waitFor();
    } catch (InterruptedException interrupt) {
      terminate(process);
      throw interrupt;
    }
  }

  /**
   * Runs a command line to its end and keeps what it prints; its errors go to ours.
   *
   * @param limit how long it may take; then it is ended
   * @throws Problem LOCAL where there is no shell
   */
  public static CapturedOutput capture(
      String line, Map<String, String> env, Path workDir, Duration limit)
      throws InterruptedException {
    Process process =
        started(builder(line, env, workDir).redirectOutput(ProcessBuilder.Redirect.PIPE));
    try {
      CompletableFuture<String> text =
          CompletableFuture.supplyAsync(() -> readOutput(process), THREADS);
      boolean inTime = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (!inTime) {
        terminate(process);
      }
      return new CapturedOutput(
          inTime ? process.exitValue() : CapturedOutput.TIMED_OUT, text.join());
    } catch (InterruptedException interrupt) {
      terminate(process);
      throw interrupt;
    }
  }

  /**
   * Starts a command line that goes on until it is closed; what it prints goes to our standard
   * error.
   *
   * @throws Problem LOCAL where there is no shell
   */
  public static RunningCommand start(String line, Map<String, String> env, Path workDir) {
    return new RunningCommand(started(builder(redirectedToStderr(line), env, workDir)));
  }

  /** A command line that runs beside us. */
  public static final class RunningCommand implements AutoCloseable {
    private final Process process;

    private RunningCommand(Process process) {
      this.process = process;
    }

    /** Its exit code, once it has ended by itself. */
    public OptionalInt exitCode() {
      return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Ends it, and what it has started. */
    @Override
    public void close() {
      try {
        terminate(process);
      } catch (InterruptedException _) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * What came of a command line.
   *
   * @param exitCode its exit code, or {@link #TIMED_OUT}
   */
  public record CapturedOutput(int exitCode, String text) {
    /** It did not end in time. */
    public static final int TIMED_OUT = -1;
  }

  public static String readOutput(Process process) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      char[] room = new char[MAX_OUTPUT_CHARS];
      int length = 0;
      for (int count = 0; count >= 0 && length < MAX_OUTPUT_CHARS; length += Math.max(0, count)) {
        count = reader.read(room, length, MAX_OUTPUT_CHARS - length);
      }
      return new String(room, 0, length);
    } catch (IOException _) {
      return "";
    }
  }

  /** The same, its standard output on standard error; both kinds of shell understand it. */
  private static String redirectedToStderr(String line) {
    if (line.isBlank()) {
      throw Problem.of(Problem.Kind.USAGE, "an empty command line cannot be run");
    }
    return "(" + line + (isWindows() ? "" : "\n") + ") 1>&2";
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private static ProcessBuilder builder(String line, Map<String, String> env, Path workDir) {
    List<String> command = isWindows() ? List.of("cmd", "/c", line) : List.of("sh", "-c", line);
    ProcessBuilder builder =
        new ProcessBuilder(command).inheritIO().directory(workDir.toAbsolutePath().toFile());
    builder.environment().putAll(env);
    JAVA_OPTIONS.forEach(name -> restore(name, builder.environment()));
    return builder;
  }

  /** What the launcher put aside, for it was not meant for us. */
  private static void restore(String name, Map<String, String> env) {
    String kept = env.remove("OTPIQ_KEPT_" + name);
    if (kept != null) {
      env.put(name, kept);
    }
  }

  private static Process started(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the shell could not be started").causedBy(e);
    }
  }

  /**
   * Ends it and all that it has started: kindly, and by force what is left after a while. The shell
   * goes first, for one that sees its command end by a signal says so.
   */
  private static void terminate(Process process) throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroy);
    Stopwatch watch = Stopwatch.start();
    while (all.stream().anyMatch(ShellCommand::isRunning)
        && watch.elapsed().compareTo(GRACE_PERIOD) < 0) {
      Time.real().sleep(POLL_INTERVAL);
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Not so a dead orphan that the system has yet to bury: to Java it is alive, but has no command.
   */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
