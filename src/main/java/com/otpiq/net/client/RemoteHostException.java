package com.otpiq.net.client;

import java.net.UnknownHostException;

/** A name resolves to another machine, which the policy does not allow. */
final class RemoteHostException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  RemoteHostException(String host) {
    super(host);
  }
}
