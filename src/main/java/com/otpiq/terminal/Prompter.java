package com.otpiq.terminal;

/** Asks the user at the terminal. */
public interface Prompter {
  /** Whether there is a terminal to ask on. */
  boolean isAvailable();

  /** Asks for a text that is not shown while the user types it; may be empty. */
  String askHidden(String question) throws InterruptedException;

  /** Asks for yes or no; any other answer means no. */
  boolean confirm(String question) throws InterruptedException;
}
