package com.otpiq.delivery;

/** Whether an endpoint could be reached: a run to one that cannot ends after its first attempt. */
public final class Reachability {
  private enum State {
    UNKNOWN,
    REACHED,
    UNREACHABLE
  }

  private final boolean endsRun;
  private volatile State state = State.UNKNOWN;

  private Reachability(boolean endsRun) {
    this.endsRun = endsRun;
  }

  /** Ends no run: each webhook is retried, even if the endpoint is never reached. */
  public static Reachability ignored() {
    return new Reachability(false);
  }

  /** Ends the run if its first attempt cannot be sent. */
  public static Reachability required() {
    return new Reachability(true);
  }

  /** Records the outcome of an attempt, of which the first one counts. */
  synchronized void record(Outcome outcome) {
    if (state == State.UNKNOWN) {
      boolean unsent = outcome instanceof Outcome.Failed failed && !failed.sent();
      state = unsent && endsRun ? State.UNREACHABLE : State.REACHED;
    }
  }

  /** Whether the first attempt could not be sent, so that the run has ended. */
  public boolean isUnreachable() {
    return state == State.UNREACHABLE;
  }
}
