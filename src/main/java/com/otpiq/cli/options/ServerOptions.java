package com.otpiq.cli.options;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.net.Loopback;

/** Validates the host and port that a server listens on. */
public final class ServerOptions {
  private ServerOptions() {}

  /** Requires a valid port, and reports if other machines may connect. */
  public static void requireValid(String address, int port, Reporter reporter) {
    requireValid(port);
    if (!Loopback.isLiteral(address)) {
      reporter.report(
          new Event.Notice(
              "--host "
                  + address
                  + " may let other machines connect; webhooks only need 127.0.0.1"));
    }
  }

  /** Requires a valid port; 0 stands for any free port. */
  public static void requireValid(int port) {
    if (port < 0 || port > 65_535) {
      throw Problem.of(Problem.Kind.USAGE, "invalid port: " + port, "--port 0 uses any free port");
    }
  }
}
