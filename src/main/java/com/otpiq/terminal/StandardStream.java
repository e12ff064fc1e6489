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
 * Kurdish. What a CI system would execute as a command is broken up. Remembers a write error.
 */
public final class StandardStream extends PrintStream {
  private final Sink sink;
  private final WorkflowCommandFilter filter;

  /** A buffered stream; it is written when it is flushed. */
  public StandardStream(OutputStream to) {
    this(new Sink(to));
  }

  private StandardStream(Sink sink) {
    this(sink, new WorkflowCommandFilter(sink));
  }

  private StandardStream(Sink sink, WorkflowCommandFilter filter) {
    super(new BufferedOutputStream(filter), false, StandardCharsets.UTF_8);
    this.sink = sink;
    this.filter = filter;
  }

  /** Prints workflow commands of otpiq itself, each on a line of its own, and flushes. */
  public void printCommands(String lines) {
    flush();
    filter.allowOwnCommands(true);
    print(lines);
    flush();
    filter.allowOwnCommands(false);
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
