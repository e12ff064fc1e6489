package com.otpiq.cli;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Interrupts;
import com.otpiq.cli.startup.Preload;
import com.otpiq.event.EventFailures;
import com.otpiq.terminal.StandardStream;
import com.otpiq.terminal.TerminalPrompter;
import com.otpiq.terminal.Terminals;
import com.otpiq.time.Time;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The entry point: runs the program with the streams, clock and environment of the process. */
public final class Main {
  private static final int GRACE_SECONDS = 5;

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command line in this process, and returns its exit code. */
  static int run(String... args) {
    Preload.start();
    var interrupts = new Interrupts(Thread.currentThread()::interrupt);
    var exit = new CompletableFuture<Integer>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(interrupts, exit), "shutdown"));
    int code = Otpiq.run(host(interrupts), args);
    exit.complete(code);
    return code;
  }

  /**
   * After a signal: waits until the command ends in order. If it then returns an exit code of its
   * own, that becomes the exit code of the process.
   */
  private static void shutDown(Interrupts interrupts, CompletableFuture<Integer> exit) {
    if (exit.isDone()) {
      return;
    }
    interrupts.fire();
    int code =
        exit.completeOnTimeout(ExitCode.INTERRUPTED.code, GRACE_SECONDS, TimeUnit.SECONDS).join();
    if (code != ExitCode.INTERRUPTED.code) {
      Runtime.getRuntime().halt(code);
    }
  }

  private static Host host(Interrupts interrupts) {
    return new Host(
        System.in,
        new StandardStream(new FileOutputStream(FileDescriptor.out)),
        new StandardStream(new FileOutputStream(FileDescriptor.err)),
        Terminals::onOutput,
        Terminals::onError,
        System.getenv(),
        Path.of(""),
        Time.real(),
        ZoneId::systemDefault,
        new SplittableRandom(),
        interrupts,
        new TerminalPrompter(),
        new EventFailures());
  }
}
