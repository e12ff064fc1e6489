package com.otpiq.net.proxy;

import org.apache.hc.core5.http.HttpException;

/** A proxy refused to open a tunnel to the receiver. */
public final class ProxyRefusedException extends HttpException {
  private static final long serialVersionUID = 1;

  private final int status;

  public ProxyRefusedException(int status) {
    this.status = status;
  }

  /** The status code of the proxy's response. */
  public int status() {
    return status;
  }
}
