package com.otpiq.net.client;

import java.net.UnknownHostException;

/** A name led to another machine, and only this one may be reached. */
final class RemoteHostException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  RemoteHostException(String host) {
    super(host);
  }
}
