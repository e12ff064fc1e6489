package com.otpiq.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Breaks up what a CI system would execute when it reads it in the log of a job: {@code ::name} at
 * the start of a line, {@code ##[name]} and its like (GitHub, Gitea, Azure, TeamCity). One
 * character becomes its escape in JSON, so that it is the same character in a JSON string.
 *
 * <p>It does not depend on the environment: variables do not reach a container or a program that
 * sudo starts, and logs are printed again later.
 */
final class WorkflowCommandFilter extends FilterOutputStream {
  private static final byte[] COLON = "\\u003a".getBytes(US_ASCII);
  private static final byte[] NONE = {};
  private static final byte[] BRACKET = "\\u005b".getBytes(US_ASCII);

  private boolean lineStart = true;
  private boolean colon;
  private int hashes;
  private boolean ownCommands;

  WorkflowCommandFilter(OutputStream to) {
    super(to);
  }

  /** Whether lines that follow may start with {@code ::}, because they are commands of otpiq. */
  void allowOwnCommands(boolean allowed) {
    ownCommands = allowed;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int written = offset;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      byte[] escape = escapeOf(bytes[i]);
      if (escape.length > 0) {
        out.write(bytes, written, i - written);
        out.write(escape, 0, escape.length);
        written = i + 1;
      }
    }
    out.write(bytes, written, end - written);
  }

  /** What follows may start a line: the other stream or a child process can end this one. */
  @Override
  public void flush() throws IOException {
    lineStart = true;
    super.flush();
  }

  /**
   * The escape of a byte that completes the beginning of a command; empty for any other. Bytes
   * beyond ASCII count as absent, because runners skip Unicode's blanks and ignore joiners.
   */
  private byte[] escapeOf(byte b) {
    if (b < 0) {
      return NONE;
    }
    boolean completesColons = b == ':' && colon && !ownCommands;
    boolean completesBracket = b == '[' && hashes == 2;
    colon = b == ':' && lineStart && !colon;
    lineStart = b == '\n' || b == '\r' || (lineStart && b <= ' ');
    hashes = hashesAfter(b);
    return completesColons ? COLON : completesBracket ? BRACKET : NONE;
  }

  /** The state of {@code ##}, to which the name of a CI system may belong: {@code ##vso[}. */
  private int hashesAfter(byte b) {
    if (b == '#') {
      return Math.min(2, hashes + 1);
    }
    return hashes == 2 && Character.isLetter(b) ? 2 : 0;
  }
}
