package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands with bash, in a folder that has the launcher as {@code ./otpiq}. {@code JAVA_HOME}
 * is the Java of the tests, which may not be the first on the PATH.
 */
final class Shell {
  static final Path PROJECT = Path.of("").toAbsolutePath();

  private static final long PATIENCE_SECONDS = 120;

  private final Path dir;
  private final Map<String, String> env = new HashMap<>();

  Shell(Path dir) {
    Requirements.assumeMet("bash");
    this.dir = dir;
    env.put("OTPIQ_STATE_DIR", dir.resolve("state").toAbsolutePath().toString());
    env.put("OTPIQ_CONFIG_DIR", dir.resolve("config").toAbsolutePath().toString());
    env.put("JAVA_HOME", System.getProperty("java.home"));
    Path launcher = dir.resolve("otpiq");
    try {
      if (!Files.exists(launcher)) {
        Files.createSymbolicLink(launcher, PROJECT.resolve("otpiq"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command printed, on both streams as a terminal shows them, and its exit code. */
  record Result(String text, int exit) {}

  Shell env(String name, String value) {
    env.put(name, value);
    return this;
  }

  /** Programs for Node.js in this folder find the modules that the tests have. */
  Shell withNodeModules() {
    String modules = Optional.ofNullable(System.getenv("OTPIQ_NODE_MODULES")).orElse("");
    Path link = dir.resolve("node_modules");
    try {
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, Path.of(modules));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Runs a script to its end. */
  Result run(String script) {
    Running running = start(script);
    return running.end();
  }

  /** Starts a script; the shell becomes its last command, so that a signal reaches that. */
  Running start(String script) {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(dir.toFile());
    builder.environment().remove("NO_COLOR");
    builder.environment().putAll(env);
    builder
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      return new Running(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script that runs. */
  static final class Running {
    private final Process process;
    private final StringBuilder text = new StringBuilder();
    private final Thread reader;

    private Running(Process process) {
      this.process = process;
      this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** What it has printed so far. */
    String text() {
      synchronized (text) {
        return text.toString();
      }
    }

    /** Waits until it has printed this. */
    Running await(String wanted) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!text().contains(wanted)) {
        assertThat(System.nanoTime()).as("waiting for '%s' in: %s", wanted, text()).isLessThan(end);
        assertThat(process.isAlive() || text.indexOf(wanted) >= 0)
            .as("ended with: %s", text)
            .isTrue();
        Thread.onSpinWait();
      }
      return this;
    }

    /** Sends a signal such as INT or TERM. */
    Running signal(String name) {
      assertThat(new Shell(Path.of("target")).run("kill -" + name + " " + process.pid()).exit())
          .isZero();
      return this;
    }

    Result end() {
      try {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
            .as("still runs: %s", text())
            .isTrue();
        reader.join();
        return new Result(text(), process.exitValue());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      } finally {
        process.destroyForcibly();
      }
    }

    /** Ends it whatever it does. */
    void kill() {
      process.destroyForcibly();
    }

    private void read() {
      try (BufferedReader from = process.inputReader(StandardCharsets.UTF_8)) {
        char[] buffer = new char[4_096];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
          append(new String(buffer, 0, count));
        }
      } catch (IOException e) {
        append(e.toString());
      }
    }

    private void append(String more) {
      synchronized (text) {
        text.append(more);
      }
    }
  }
}
