package com.otpiq.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What becomes of the next messages whose numbers say nothing. */
final class Upcoming {
  private final Fate usual;
  private final Deque<Fate> chosen = new ArrayDeque<>();

  Upcoming(Fate usual) {
    this.usual = usual;
  }

  synchronized Fate take() {
    return Optional.ofNullable(chosen.pollFirst()).orElse(usual);
  }

  synchronized void add(Fate fate) {
    chosen.addLast(fate);
  }

  synchronized void clear() {
    chosen.clear();
  }
}
