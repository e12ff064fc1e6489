package com.otpiq.net;

/**
 * The threads of the servers. Each serves many connections, so nothing that waits for others, such
 * as a name server, may run on them.
 */
public final class IoThreads {
  /** Every thread of a server belongs to it. */
  public static final ThreadGroup GROUP = new ThreadGroup("servers");

  private IoThreads() {}

  /**
   * Rejects a call that waits, if the current thread is a server's.
   *
   * @param call what would wait, for the message
   * @throws IllegalStateException on a thread of a server
   */
  public static void rejectWaiting(String call) {
    if (GROUP.equals(Thread.currentThread().getThreadGroup())) {
      throw new IllegalStateException(call + " would stop a server's thread");
    }
  }
}
