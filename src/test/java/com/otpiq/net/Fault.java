package com.otpiq.net;

import com.otpiq.net.ScriptedEndpoint.Script;
import org.jspecify.annotations.Nullable;

/** A way of a receiver to misbehave, and what is to be made of it. */
record Fault(
    String name,
    Script script,
    Expected expected,
    int requests,
    int bodySize,
    @Nullable String certificate,
    String scheme) {

  static Fault of(String name, Script script, Expected expected) {
    return new Fault(name, script, expected, 1, 296, null, "http");
  }

  /** The endpoint never reads a request. */
  Fault unread() {
    return new Fault(name, script, expected, 0, bodySize, certificate, scheme);
  }

  Fault withBody(int size) {
    return new Fault(name, script, expected, requests, size, certificate, scheme);
  }

  Fault showing(String alias) {
    return new Fault(name, script, expected, requests, bodySize, alias, "https");
  }

  Fault asHttps() {
    return new Fault(name, script, expected, requests, bodySize, certificate, "https");
  }

  @Override
  public String toString() {
    return name;
  }
}
