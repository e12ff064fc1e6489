package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Plays the transcripts of a document: servers in the background, the rest one after the other. */
final class Stage implements AutoCloseable {
  private final Shell shell;
  private final List<Server> servers = new ArrayList<>();

  Stage(Shell shell) {
    this.shell = shell;
  }

  private record Server(Transcript transcript, Shell.Running running) {}

  void play(Transcript transcript) {
    if (transcript.isServer()) {
      end(server -> server.transcript().word().equals(transcript.word()));
      Shell.Running running = shell.start("exec " + transcript.command());
      servers.add(new Server(transcript, running));
      running.await("Ctrl-C stops");
    } else {
      compare(transcript, shell.run(transcript.command()));
    }
  }

  /** The end of the document: what the servers printed is looked at. */
  void end() {
    end(_ -> true);
  }

  /** Leaves nothing running, whatever became of the play. */
  @Override
  public void close() {
    servers.forEach(server -> server.running().kill());
  }

  private void end(Predicate<Server> which) {
    List<Server> ending = servers.stream().filter(which).toList();
    for (Server server : ending) {
      if (server.transcript().isInterrupted()) {
        server.running().signal("INT");
      }
      compare(server.transcript(), server.running().end());
      servers.remove(server);
    }
  }

  private static void compare(Transcript expected, Shell.Result actual) {
    assertThat(Transcript.normal(actual.text()))
        .as("$ %s", expected.command())
        .isEqualTo(Transcript.normal(expected.printed()));
  }
}
