package com.otpiq.cli.listen;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.SecretOptions;
import com.otpiq.event.Problem;
import com.otpiq.exec.ShellCommand;
import com.otpiq.file.LogFile;
import com.otpiq.file.ReadyFile;
import com.otpiq.listen.ListenSession;
import com.otpiq.message.WebhookSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The command of {@code --exec}, which runs while the listener does, and the file of {@code
 * --ready-file}.
 */
final class ChildProcess implements AutoCloseable {
  /** How long to wait for expected webhooks after the command ended. */
  private static final Duration RELEASE_LIMIT = Duration.ofSeconds(5);

  private final Host host;
  private final Optional<String> command;
  private final Optional<LogFile> log;
  private final Optional<ReadyFile> readyFile;
  private final ListenSession session;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicReference<Optional<Integer>> exit = new AtomicReference<>(Optional.empty());
  private final Thread thread = Thread.ofPlatform().daemon().name("exec").unstarted(this::run);
  private final AtomicReference<Map<String, String>> env = new AtomicReference<>(Map.of());
  private final AtomicReference<Optional<Problem>> failure =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<String> url = new AtomicReference<>("");

  ChildProcess(
      Host host,
      Optional<String> command,
      Optional<LogFile> log,
      Optional<ReadyFile> readyFile,
      ListenSession session) {
    this.host = host;
    this.command = command;
    this.log = log;
    this.readyFile = readyFile;
    this.session = session;
  }

  /** Starts the command, once the listener's port is open. */
  void start(String listenerUrl, List<WebhookSecret> secrets) {
    url.set(listenerUrl);
    readyFile.ifPresent(file -> file.write(listenerUrl));
    if (command.isPresent()) {
      env.set(SecretOptions.environment(secrets, "OTPIQ_LISTEN_URL", listenerUrl));
      thread.start();
    }
  }

  /** Ends the listener, and the command with it, on Ctrl-C. */
  void interrupt() {
    interrupted.set(true);
    session.stop();
  }

  /** The listener's URL; empty until its port is open. */
  String url() {
    return url.get();
  }

  boolean isInterrupted() {
    return interrupted.get();
  }

  /**
   * The exit code of a command that failed or did not end, which becomes that of otpiq.
   *
   * @throws Problem if the command could not be run
   */
  Optional<Integer> exit() {
    failure.get().ifPresent(ChildProcess::rethrow);
    if (command.isEmpty()) {
      return Optional.empty();
    }
    if (isInterrupted()) {
      return Optional.of(ExitCode.INTERRUPTED.code);
    }
    return Optional.of(exit.get().orElse(ExitCode.FAILED.code)).filter(code -> code != 0);
  }

  /** Ends the command, and deletes the file. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      readyFile.ifPresent(ReadyFile::delete);
    }
  }

  private static void rethrow(Problem problem) {
    throw problem;
  }

  private void run() {
    try {
      int code = ShellCommand.run(command.orElseThrow(), env.get(), host.workDir(), log);
      exit.set(Optional.of(code));
      session.release(code == 0 ? RELEASE_LIMIT : Duration.ZERO);
    } catch (Problem problem) {
      failure.set(Optional.of(problem));
      session.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
