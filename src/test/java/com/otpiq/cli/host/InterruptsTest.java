package com.otpiq.cli.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an interrupt does. */
class InterruptsTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void the_last_action_replaces_those_before_it() {
    var interrupts = new Interrupts(() -> done.add("first"));
    interrupts.fire();
    interrupts.handle(() -> done.add("second"));
    interrupts.fire();

    assertThat(done).containsExactly("first", "second");
  }
}
