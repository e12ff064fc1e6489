package com.otpiq.cli.check;

import com.otpiq.check.session.ApplicationProcess;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.exec.ShellCommand;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.client.PortProbe;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The application that is checked: started by otpiq, or by the user. */
final class CheckedApplication implements ApplicationProcess, AutoCloseable {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  /** How long a supervisor may take to start it again. */
  private static final Duration SUPERVISOR = Duration.ofSeconds(5);

  private static final int LAST_LINES = 12;

  /** An exit code above it is that of the signal that killed the process. */
  private static final int SIGNAL = 128;

  private final Optional<Supplier<ShellCommand.RunningCommand>> command;
  private final Duration startTimeout;
  private final HttpUrl target;
  private final NetworkPolicy networkPolicy;
  private final Time time;
  private final Reporter reporter;
  private Optional<ShellCommand.RunningCommand> child = Optional.empty();

  /**
   * An application that does not run yet, or that otpiq does not start.
   *
   * @param command starts it; empty if otpiq does not
   * @param reporter gets a warning if it opens another port
   * @param startTimeout the longest time until its port is open
   */
  CheckedApplication(
      Optional<Supplier<ShellCommand.RunningCommand>> command,
      Duration startTimeout,
      HttpUrl target,
      NetworkPolicy networkPolicy,
      Time time,
      Reporter reporter) {
    this.command = command;
    this.startTimeout = startTimeout;
    this.target = target;
    this.networkPolicy = networkPolicy;
    this.time = time;
    this.reporter = reporter;
  }

  /**
   * Starts it, and waits until its port is open or the time is over.
   *
   * @throws Problem LOCAL if it ends before
   */
  void start() throws InterruptedException {
    try {
      child = command.map(Supplier::get);
      boolean isOpen = awaitPort(startTimeout);
      if (ending().isPresent() && !isReachable()) {
        throw Problem.of(
            Problem.Kind.LOCAL, "the application of --exec ended with " + ending().orElseThrow());
      }
      if (!isOpen) {
        child
            .flatMap(running -> otherPorts(running.listensOn()))
            .map(Event.Warning::new)
            .ifPresent(reporter::report);
      }
    } catch (InterruptedException | Problem end) {
      close();
      throw end;
    }
  }

  /** Says which ports it opened instead of the one of the URL; empty if it opened none. */
  private Optional<String> otherPorts(List<String> open) {
    if (open.isEmpty()) {
      return Optional.empty();
    }
    boolean isSamePort = open.stream().anyMatch(each -> each.endsWith(":" + target.port()));
    return Optional.of(
        "the application of --exec listens on "
            + String.join(", ", open)
            + " and not on "
            + target.authority()
            + (isSamePort
                ? "; use this address in the URL"
                : ": it does not use PORT; use its port in the URL"));
  }

  @Override
  public boolean restart() throws InterruptedException {
    close();
    child = command.map(Supplier::get);
    return awaitPort(isOwn() ? startTimeout : SUPERVISOR);
  }

  /** Waits until the port is open; false if it is not in time, or the application has ended. */
  private boolean awaitPort(Duration limit) throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    while (stopwatch.remainingOf(limit).isPositive()) {
      if (isReachable()) {
        return true;
      }
      if (ending().isPresent()) {
        return false;
      }
      time.sleep(POLL_INTERVAL);
    }
    return false;
  }

  @Override
  public boolean isReachable() {
    return PortProbe.isOpen(target, networkPolicy);
  }

  @Override
  public Optional<String> ending() {
    OptionalInt code = child.map(ShellCommand.RunningCommand::exitCode).orElse(OptionalInt.empty());
    return code.isEmpty() ? Optional.empty() : Optional.of(describe(code.getAsInt()));
  }

  private static String describe(int code) {
    return "exit code "
        + code
        + switch (code - SIGNAL) {
          case 6 -> ", SIGABRT";
          case 9 -> ", SIGKILL, as of a container or a system that is out of memory";
          case 11 -> ", SIGSEGV";
          case 13 -> ", SIGPIPE";
          case 15 -> ", SIGTERM";
          default -> "";
        };
  }

  @Override
  public List<String> lastOutput() throws InterruptedException {
    return child.isPresent() ? child.get().lastLines(LAST_LINES) : List.of();
  }

  @Override
  public boolean isOwn() {
    return command.isPresent();
  }

  @Override
  public void close() {
    child.ifPresent(ShellCommand.RunningCommand::close);
    child = Optional.empty();
  }
}
