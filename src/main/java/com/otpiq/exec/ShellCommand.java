package com.otpiq.exec;

import com.otpiq.event.Problem;
import com.otpiq.file.ListeningSockets;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the user's command lines in the system's shell. */
public final class ShellCommand {
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(5);

  /** Java itself notices the end of a descendant only after a second or more. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

  /** How much of the output is kept, in characters. */
  private static final int MAX_OUTPUT_CHARS = 1 << 20;

  private static final List<String> JAVA_OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final Executor THREADS =
      task -> Thread.ofPlatform().daemon().name("child").start(task);

  private ShellCommand() {}

  /**
   * Runs a command line, and returns its exit code. Its output goes to standard error, because
   * standard output is for otpiq's own data. An interruption terminates the command first.
   *
   * @param env variables to add to this process's environment
   * @throws Problem LOCAL if the shell cannot be started
   */
  public static int run(String line, Map<String, String> env, Path workDir)
      throws InterruptedException {
    return exit(started(builder(redirectedToStderr(line), env, workDir)));
  }

  /**
   * Runs a command line as {@link #run}.
   *
   * @param output where its output and its errors go instead of standard error
   */
  public static int run(
      String line, Map<String, String> env, Path workDir, Optional<? extends OutputStream> output)
      throws InterruptedException {
    if (output.isEmpty()) {
      return run(line, env, workDir);
    }
    try (RunningCommand running = start(line, env, workDir, output.get())) {
      return exit(running.process);
    }
  }

  private static int exit(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupt) {
      terminate(process);
      throw interrupt;
    }
  }

  /**
   * Runs a command line and captures its standard output; its errors go to standard error.
   *
   * @param limit after which the command is terminated
   * @throws Problem LOCAL if the shell cannot be started
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
   * Starts a command line that runs until it is closed.
   *
   * @param output where its output and its errors go
   * @throws Problem LOCAL if the shell cannot be started
   */
  public static RunningCommand start(
      String line, Map<String, String> env, Path workDir, OutputStream output) {
    Process process =
        started(
            builder(redirectedToStderr(line), env, workDir)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.PIPE));
    return new RunningCommand(process, new OutputTail(process.getInputStream(), output));
  }

  /** A command line that runs in the background. */
  public static final class RunningCommand implements AutoCloseable {
    private final Process process;
    private final OutputTail output;

    private RunningCommand(Process process, OutputTail output) {
      this.process = process;
      this.output = output;
    }

    /** The exit code; empty while it runs. */
    public OptionalInt exitCode() {
      return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** The addresses and ports that it and its child processes have opened, if that is known. */
    public List<String> listensOn() {
      return ListeningSockets.of(
          Stream.concat(Stream.of(process.toHandle()), process.descendants())
              .map(ProcessHandle::pid)
              .toList());
    }

    /** The last lines of its output. */
    public List<String> lastLines(int most) throws InterruptedException {
      if (!process.isAlive()) {
        output.awaitEnd();
      }
      return output.lines(most);
    }

    /** Terminates the command and its child processes. */
    @Override
    public void close() {
      try {
        terminate(process);
        output.awaitEnd();
      } catch (InterruptedException _) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * The result of a command line.
   *
   * @param exitCode the exit code, or {@link #TIMED_OUT}
   * @param text the start of its standard output
   */
  public record CapturedOutput(int exitCode, String text) {
    /** The exit code of a command that was terminated because of its limit. */
    public static final int TIMED_OUT = -1;
  }

  /** Reads the start of a process's standard output, and waits for its end or for a full buffer. */
  public static String readOutput(Process process) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      char[] buffer = new char[MAX_OUTPUT_CHARS];
      int length = 0;
      for (int count = 0; count >= 0 && length < MAX_OUTPUT_CHARS; length += Math.max(0, count)) {
        count = reader.read(buffer, length, MAX_OUTPUT_CHARS - length);
      }
      return new String(buffer, 0, length);
    } catch (IOException _) {
      return "";
    }
  }

  /** The command line with its standard output on standard error; sh and cmd both accept it. */
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

  /** Restores a variable of the user that the launcher hides from otpiq's own Java. */
  private static void restore(String name, Map<String, String> env) {
    String original = env.remove("OTPIQ_KEPT_" + name);
    if (original != null) {
      env.put(name, original);
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
   * Terminates a process and its descendants, and kills those that are left after the grace period.
   * The shell is first, because it would report that its command ended by a signal.
   */
  private static void terminate(Process process) throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroy);
    Stopwatch stopwatch = Stopwatch.start();
    while (all.stream().anyMatch(ShellCommand::isRunning)
        && stopwatch.elapsed().compareTo(GRACE_PERIOD) < 0) {
      Time.real().sleep(POLL_INTERVAL);
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * A zombie process does not count as running: Java reports it as alive, but it has no command.
   */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
