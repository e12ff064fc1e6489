package com.otpiq.check;

/** Looks into what an application remembers. */
public interface Memory extends AutoCloseable {
  /**
   * What is remembered of a message.
   *
   * @throws UnfinishedException where nobody can tell
   */
  State of(String smsId) throws InterruptedException, UnfinishedException;

  @Override
  void close();
}
