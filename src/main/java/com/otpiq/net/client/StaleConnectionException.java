package com.otpiq.net.client;

import java.io.IOException;

/** A connection that was kept alive cannot be used; nothing was written to it. */
final class StaleConnectionException extends IOException {
  private static final long serialVersionUID = 1;
}
