package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The output of a command in a file. The first line tells it from other files. */
public final class LogFile extends OutputStream {
  private static final String FIRST_LINE = "otpiq: output of --exec, ";

  private final FileChannel channel;
  private final Consumer<String> onFailure;
  private final AtomicBoolean failed = new AtomicBoolean();

  private LogFile(FileChannel channel, Consumer<String> onFailure) {
    this.channel = channel;
    this.onFailure = onFailure;
  }

  /**
   * Creates the file with access for its owner only, in the place of an empty one or an older log.
   *
   * @param onFailure gets the reason if the file cannot be written any more; then the command
   *     continues without it
   * @throws Problem LOCAL if it cannot be written, or is a file of another kind
   */
  public static LogFile create(Path file, Instant now, Consumer<String> onFailure) {
    String first = FIRST_LINE + now.truncatedTo(ChronoUnit.SECONDS) + "\n";
    return new LogFile(
        OutputFile.replaceAndKeepOpen(
            file, first, text -> text.startsWith(FIRST_LINE), SafeFile::create),
        onFailure);
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int count) {
    if (failed.get()) {
      return;
    }
    try {
      Replacement.append(channel, Arrays.copyOfRange(bytes, offset, offset + count));
    } catch (IOException e) {
      if (!failed.getAndSet(true)) {
        onFailure.accept(FailureReason.of(e));
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
