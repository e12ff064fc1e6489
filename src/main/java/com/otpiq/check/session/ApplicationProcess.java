package com.otpiq.check.session;

import java.util.List;
import java.util.Optional;

/** The process of the application that is checked: whether it runs, and how it starts again. */
public interface ApplicationProcess {
  /** Of an application about whose process nothing is known. */
  ApplicationProcess UNKNOWN =
      new ApplicationProcess() {
        @Override
        public boolean isKnown() {
          return false;
        }

        @Override
        public boolean isReachable() {
          return true;
        }

        @Override
        public Optional<String> ending() {
          return Optional.empty();
        }

        @Override
        public List<String> lastOutput() {
          return List.of();
        }

        @Override
        public boolean isOwn() {
          return false;
        }

        @Override
        public boolean restart() {
          return false;
        }
      };

  /** Whether its ends can be noticed, so that it is worth finding out what causes them. */
  default boolean isKnown() {
    return true;
  }

  /** Whether its port is open. */
  boolean isReachable();

  /** How it ended, such as "exit code 1"; empty if it runs or otpiq did not start it. */
  Optional<String> ending();

  /** The last lines of its output; none if otpiq did not start it. */
  List<String> lastOutput() throws InterruptedException;

  /** Whether otpiq started it, so that it can end it. */
  boolean isOwn();

  /**
   * Starts it again, or waits for a supervisor that does.
   *
   * @return whether its port is open now
   */
  boolean restart() throws InterruptedException;
}
