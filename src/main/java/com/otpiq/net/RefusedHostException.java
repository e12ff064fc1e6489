package com.otpiq.net;

import java.net.UnknownHostException;

/** A host that may not be called, by its name or by an address that the name has. */
public final class RefusedHostException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  private final String reason;

  RefusedHostException(String host, String reason) {
    super(host);
    this.reason = reason;
  }

  /** Why, as the end of a sentence that begins with the host. */
  public String reason() {
    return reason;
  }
}
