package com.otpiq.check;

import com.otpiq.check.session.ApplicationProcess;
import java.util.List;
import java.util.Optional;

/** The process of an application, as a test wants it; by default it runs. */
class ScriptedProcess implements ApplicationProcess {
  boolean isRunning = true;
  boolean isOwn;

  /** Whether it, or a supervisor, can start it again. */
  boolean restarts;

  Optional<String> ending = Optional.empty();
  List<String> output = List.of();
  int restartCount;

  @Override
  public synchronized boolean isReachable() {
    return isRunning;
  }

  @Override
  public synchronized Optional<String> ending() {
    return isRunning ? Optional.empty() : ending;
  }

  @Override
  public List<String> lastOutput() {
    return output;
  }

  @Override
  public boolean isOwn() {
    return isOwn;
  }

  @Override
  public synchronized boolean restart() {
    isRunning |= restarts;
    restartCount++;
    return isRunning;
  }
}
