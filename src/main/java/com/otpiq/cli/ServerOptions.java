package com.otpiq.cli;

import com.otpiq.net.Loopback;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;

/** What every server of ours checks about where it listens. */
final class ServerOptions {
  private ServerOptions() {}

  /** Refuses a port that there is none of, and says who else may come in. */
  static void check(String address, int port, Reporter reporter) {
    check(port);
    if (!Loopback.isLiteral(address)) {
      reporter.report(
          new Event.Notice(
              "--host " + address + " may let other machines in; webhooks need only 127.0.0.1"));
    }
  }

  /** Refuses a port that there is none of. */
  static void check(int port) {
    if (port < 0 || port > 65_535) {
      throw Problem.of(
          Problem.Kind.USAGE, "there is no port " + port, "--port 0 takes any free port");
    }
  }
}
