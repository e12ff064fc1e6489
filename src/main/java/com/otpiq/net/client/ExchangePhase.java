package com.otpiq.net.client;

/** How far an exchange has got. */
enum ExchangePhase {
  LOOKUP("looking up the host name"),
  CONNECT("connecting"),
  PROXY("asking the proxy for a way"),
  HANDSHAKE("shaking hands over TLS"),
  WRITE("sending the request"),
  HEAD("waiting for the answer"),
  BODY("reading the answer's body");

  private final String words;

  ExchangePhase(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
