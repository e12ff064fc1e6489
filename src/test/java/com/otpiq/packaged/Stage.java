package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

/**
 * Plays the transcripts of a document: a listener in the background, the rest one after the other.
 */
final class Stage {
  private final Shell shell;
  private Optional<Listener> listener = Optional.empty();

  Stage(Shell shell) {
    this.shell = shell;
  }

  private record Listener(Transcript transcript, Shell.Running running) {}

  void play(Transcript transcript) {
    if (transcript.isListener()) {
      end();
      listener =
          Optional.of(
              new Listener(
                  transcript, shell.start("exec " + transcript.command()).await("deliveryReport")));
    } else {
      compare(transcript, shell.run(transcript.command()));
    }
  }

  /** The end of the document, or of the listener: what it printed is looked at. */
  void end() {
    listener.ifPresent(one -> {
      if (one.transcript().isInterrupted()) {
        one.running().signal("INT");
      }
      compare(one.transcript(), one.running().end());
    });
    listener = Optional.empty();
  }

  private static void compare(Transcript expected, Shell.Result actual) {
    assertThat(Transcript.normal(actual.text()))
        .as("$ %s", expected.command())
        .isEqualTo(Transcript.normal(expected.printed()));
  }
}
