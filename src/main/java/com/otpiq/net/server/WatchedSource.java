package com.otpiq.net.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/** Shows a {@link ConnectionWatch} what a connection receives. */
final class WatchedSource extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private final ConnectionWatch watch;

  WatchedSource(StreamSourceConduit next, ConnectionWatch watch) {
    super(next);
    this.watch = watch;
  }

  ConnectionWatch watch() {
    return watch;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int start = to.position();
    int count = readNext(to);
    if (count > 0) {
      watch.received(to.duplicate().flip().position(start));
    } else if (count < 0) {
      watch.clientClosed();
    }
    return count;
  }

  private int readNext(ByteBuffer to) throws IOException {
    try {
      return next.read(to);
    } catch (IOException e) {
      watch.clientClosed();
      throw e;
    }
  }

  /** Fills one buffer, so that there is one place that reads. */
  @Override
  public long read(ByteBuffer[] to, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (to[i].hasRemaining()) {
        return read(to[i]);
      }
    }
    return 0;
  }
}
