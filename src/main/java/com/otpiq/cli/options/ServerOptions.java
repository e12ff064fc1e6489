package com.otpiq.cli.options;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.net.Loopback;

/** What every server of ours checks about where it listens. */
public final class ServerOptions {
  private ServerOptions() {}

  /** Refuses a port that there is none of, and says who else may come in. */
  public static void requireValid(String address, int port, Reporter reporter) {
    requireValid(port);
    if (!Loopback.isLiteral(address)) {
      reporter.report(
          new Event.Notice(
              "--host " + address + " may let other machines in; webhooks need only 127.0.0.1"));
    }
  }

  /** Refuses a port that there is none of. */
  public static void requireValid(int port) {
    if (port < 0 || port > 65_535) {
      throw Problem.of(
          Problem.Kind.USAGE, "there is no port " + port, "--port 0 takes any free port");
    }
  }
}
