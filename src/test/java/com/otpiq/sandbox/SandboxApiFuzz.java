package com.otpiq.sandbox;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests to both APIs of the sandbox: a method and a path on a line, then the body. */
public final class SandboxApiFuzz {
  private static final String SEPARATOR = "\n\n";

  private SandboxApiFuzz() {}

  /** Sends requests one after the other; an empty line separates them. */
  public static void fuzzerTestOneInput(byte[] input) throws InterruptedException {
    try (var sandbox =
        new SandboxFixture(SandboxFixture.config(), ScriptedTransport.ofStatus(200))) {
      for (String request : new String(input, StandardCharsets.ISO_8859_1).split(SEPARATOR, 9)) {
        send(sandbox, request);
      }
      sandbox.control("POST", "reset", "");
      sandbox.send(SandboxFixture.ORDINARY_NUMBER, "all");
      if (!sandbox.awaitIdle()) {
        throw new AssertionError("a later message never ends");
      }
      List<Event.EventFailed> failures = sandbox.events(Event.EventFailed.class);
      if (!failures.isEmpty()) {
        throw new AssertionError(failures.getFirst().toString());
      }
    }
  }

  private static void send(SandboxFixture sandbox, String request) {
    String[] parts = request.split("\n", 2);
    String[] head = parts[0].split(" ", 2);
    byte[] body = (parts.length > 1 ? parts[1] : "").getBytes(StandardCharsets.ISO_8859_1);
    var response =
        sandbox.router.handle(
            SandboxFixture.request(head[0], head.length > 1 ? head[1] : "/"), body);
    response.getNow(null);
  }
}
