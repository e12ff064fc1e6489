package com.otpiq.sandbox;

/** Whether the sandbox accepts a message. */
sealed interface Acceptance {
  /**
   * The message is accepted.
   *
   * @param remainingCredit of the project, in Iraqi dinars
   * @param start begins its steps; virtual time waits for it
   */
  record Accepted(SandboxMessage message, long remainingCredit, Runnable start)
      implements Acceptance {}

  /**
   * The credit does not cover the message.
   *
   * @param credit of the project, in Iraqi dinars
   */
  record CreditTooLow(long credit) implements Acceptance {}

  /** The message could not be written to the state file. */
  record NotSaved() implements Acceptance {}
}
