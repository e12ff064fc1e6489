package com.otpiq.net.client;

/** The phases of an exchange, in their order. */
enum ExchangePhase {
  LOOKUP("looking up the host name"),
  CONNECT("connecting"),
  PROXY("connecting through the proxy"),
  HANDSHAKE("performing the TLS handshake"),
  WRITE("sending the request"),
  HEAD("waiting for the response"),
  BODY("reading the response body");

  private final String description;

  ExchangePhase(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }
}
