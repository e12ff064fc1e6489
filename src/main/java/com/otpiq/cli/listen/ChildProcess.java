package com.otpiq.cli.listen;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.ReadyFile;
import com.otpiq.cli.options.SecretOptions;
import com.otpiq.event.Problem;
import com.otpiq.exec.ShellCommand;
import com.otpiq.listen.ListenSession;
import com.otpiq.message.WebhookSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What goes on beside a listener: the command of {@code --exec}, and the file of --ready-file. */
final class ChildProcess implements AutoCloseable {
  /** How long webhooks may still be on their way once the command has ended. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final Host host;
  private final Optional<String> line;
  private final Optional<ReadyFile> readyFile;
  private final ListenSession session;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicReference<Optional<Integer>> exit = new AtomicReference<>(Optional.empty());
  private final Thread runner = Thread.ofPlatform().daemon().name("exec").unstarted(this::run);
  private final AtomicReference<Map<String, String>> env = new AtomicReference<>(Map.of());
  private final AtomicReference<Optional<Problem>> fault = new AtomicReference<>(Optional.empty());
  private final AtomicReference<String> url = new AtomicReference<>("");

  ChildProcess(
      Host host, Optional<String> line, Optional<ReadyFile> readyFile, ListenSession session) {
    this.host = host;
    this.line = line;
    this.readyFile = readyFile;
    this.session = session;
  }

  /** The listener is there. */
  void start(String where, List<WebhookSecret> secrets) {
    url.set(where);
    readyFile.ifPresent(file -> file.write(where));
    if (line.isPresent()) {
      env.set(SecretOptions.environment(secrets, "OTPIQ_LISTEN_URL", where));
      runner.start();
    }
  }

  /** Ctrl-C: ends the listener, and the command with it. */
  void interrupt() {
    interrupted.set(true);
    session.stop();
  }

  /** Where the listener is; empty before it is there. */
  String url() {
    return url.get();
  }

  boolean isInterrupted() {
    return interrupted.get();
  }

  /**
   * The exit code of a command that failed, or had not ended: it is that of the whole.
   *
   * @throws Problem where it could not be run
   */
  Optional<Integer> exit() {
    fault.get().ifPresent(ChildProcess::raise);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    if (isInterrupted()) {
      return Optional.of(ExitCode.INTERRUPTED.code);
    }
    return Optional.of(exit.get().orElse(ExitCode.FAILED.code)).filter(code -> code != 0);
  }

  /** Ends the command, and takes the file away. */
  @Override
  public void close() {
    runner.interrupt();
    try {
      runner.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      readyFile.ifPresent(ReadyFile::delete);
    }
  }

  private static void raise(Problem problem) {
    throw problem;
  }

  private void run() {
    try {
      int code = ShellCommand.run(line.orElseThrow(), env.get(), host.workDir());
      exit.set(Optional.of(code));
      session.release(code == 0 ? LINGER : Duration.ZERO);
    } catch (Problem problem) {
      fault.set(Optional.of(problem));
      session.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
