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
 * Standard output or error, in UTF-8 whatever the locale, because messages may be in Arabic or
 * Kurdish. Remembers a write error.
 */
public final class StandardStream extends PrintStream {
  private final Sink sink;

  /** A buffered stream; it is written when it is flushed. */
  public StandardStream(OutputStream to) {
    this(new Sink(to));
  }

  private StandardStream(Sink sink) {
    super(new BufferedOutputStream(sink), false, StandardCharsets.UTF_8);
    this.sink = sink;
  }

  /**
   * The system's error message if a write failed; empty if the reader closed the pipe, as {@code
   * head} does.
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
