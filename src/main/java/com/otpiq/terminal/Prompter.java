package com.otpiq.terminal;

/** Asks the person at the terminal. */
public interface Prompter {
  /** Whether there is one to ask. */
  boolean isAvailable();

  /** Asks for something that is not shown while it is typed; empty where nothing was typed. */
  String askHidden(String question) throws InterruptedException;

  /** Asks for yes or no; anything but yes is no. */
  boolean confirm(String question) throws InterruptedException;
}
