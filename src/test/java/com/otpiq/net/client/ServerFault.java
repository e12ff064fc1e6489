package com.otpiq.net.client;

import com.otpiq.net.client.ScriptedEndpoint.Script;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A way of a receiver to misbehave, and what is to be made of it. */
record ServerFault(
    String name,
    Script script,
    ExpectedOutcome expected,
    int requests,
    int bodySize,
    @Nullable String certificate,
    String scheme) {

  static ServerFault of(String name, Script script, ExpectedOutcome expected) {
    return new ServerFault(name, script, expected, 1, 296, null, "http");
  }

  /** The endpoint never reads a request. */
  ServerFault unread() {
    return new ServerFault(name, script, expected, 0, bodySize, certificate, scheme);
  }

  ServerFault withBody(int size) {
    return new ServerFault(name, script, expected, requests, size, certificate, scheme);
  }

  ServerFault showing(String alias) {
    return new ServerFault(name, script, expected, requests, bodySize, alias, "https");
  }

  ServerFault asHttps() {
    return new ServerFault(name, script, expected, requests, bodySize, certificate, "https");
  }

  /** The deadline of an exchange; a TLS handshake takes longer. */
  Duration deadline() {
    return scheme.equals("https") ? expected.deadline().plusMillis(250) : expected.deadline();
  }

  @Override
  public String toString() {
    return name;
  }
}
