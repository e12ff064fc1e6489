package com.otpiq.net.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/** Shows a {@link ConnectionWatch} what a connection sends. */
final class WatchedSink extends AbstractStreamSinkConduit<StreamSinkConduit> {
  private final ConnectionWatch watch;

  WatchedSink(StreamSinkConduit next, ConnectionWatch watch) {
    super(next);
    this.watch = watch;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    watch.sent(from);
    return next.write(from);
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) throws IOException {
    watch.sent(from[offset]);
    return next.write(from, offset, length);
  }

  @Override
  public int writeFinal(ByteBuffer from) throws IOException {
    watch.sent(from);
    return next.writeFinal(from);
  }

  @Override
  public long writeFinal(ByteBuffer[] from, int offset, int length) throws IOException {
    watch.sent(from[offset]);
    return next.writeFinal(from, offset, length);
  }
}
