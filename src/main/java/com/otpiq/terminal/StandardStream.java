package com.otpiq.terminal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream to whoever called the program, which remembers why it could not be written to. It is
 * UTF-8 whatever the locale, for our users' texts are Arabic and Kurdish.
 */
public final class StandardStream extends PrintStream {
  private final Sink sink;

  /** A stream that leads there; it is written to when it is flushed. */
  public StandardStream(OutputStream to) {
    this(new Sink(to));
  }

  private StandardStream(Sink sink) {
    super(new BufferedOutputStream(sink), false, StandardCharsets.UTF_8);
    this.sink = sink;
  }

  /**
   * Why not everything could be written, in the words of the system; nothing where its reader has
   * gone away, as {@code head} does, for then nobody misses anything.
   */
  public Optional<String> failure() {
    return Optional.ofNullable(sink.failure)
        .map(failure -> String.valueOf(failure.getMessage()))
        .filter(why -> !why.toLowerCase(Locale.ROOT).contains("pipe"));
  }

  private static final class Sink extends FilterOutputStream {
    private volatile @Nullable IOException failure;

    private Sink(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
