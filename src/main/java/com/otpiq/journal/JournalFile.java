package com.otpiq.journal;

import com.otpiq.report.Problem;
import com.otpiq.webhook.Answer;
import com.otpiq.webhook.Arrival;
import com.otpiq.webhook.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/** A file that deliveries are appended to, one line each. */
public final class JournalFile implements AutoCloseable {
  private final LineFile file;

  private JournalFile(LineFile file) {
    this.file = file;
  }

  /**
   * Opens or makes the file, for its owner only.
   *
   * @throws Problem LOCAL where the file cannot be written, or another otpiq writes it
   */
  public static JournalFile open(Path file) {
    return new JournalFile(LineFile.open(file));
  }

  /**
   * Saves one arrival before it is answered.
   *
   * @param answer nothing where somebody else decides it
   * @return whether it is in the file; where it is not, the file is as it was before
   */
  public boolean append(Arrival arrival, Optional<Answer> answer) {
    JsonObject record = Entry.put(new JsonObject().put("type", Entry.DELIVERY), arrival);
    answer.ifPresent(known -> record.put("answer", known.status()));
    return file.append(record.made());
  }

  /** Makes sure that all of it is on the disk, and lets the file go. */
  @Override
  public void close() {
    file.close();
  }
}
