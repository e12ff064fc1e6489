package com.otpiq.net;

import org.apache.hc.core5.http.HttpException;

/** A proxy did not open the way to the receiver. */
final class ClosedProxyException extends HttpException {
  private static final long serialVersionUID = 1;

  private final int status;

  ClosedProxyException(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
