package com.otpiq.net.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/** Keeps the first byte that a client sends, before TLS reads it. */
final class FirstByte extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private int value = -1;
  private boolean ended;

  FirstByte(StreamSourceConduit next) {
    super(next);
  }

  /** The byte; negative if nothing arrived. */
  int value() {
    return value;
  }

  /** Whether the client closed the connection. */
  boolean isEnded() {
    return ended;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int start = to.position();
    int count = next.read(to);
    if (value < 0 && count > 0) {
      value = to.get(start) & 0xFF;
    }
    ended |= count < 0;
    return count;
  }
}
