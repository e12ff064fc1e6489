package com.otpiq.terminal;

import java.io.IOException;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Asks on the terminal of this process, beside the data on standard output. */
public final class TerminalPrompter implements Prompter {
  private static final Character NOTHING_SHOWN = (char) 0;

  @Override
  public boolean isThere() {
    return Terminals.onInput() && Terminals.onError();
  }

  @Override
  public String hidden(String question) throws InterruptedException {
    return ask(question, NOTHING_SHOWN);
  }

  @Override
  public boolean confirm(String question) throws InterruptedException {
    String answer = ask(question + " [y/N] ", null).strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  private static String ask(String question, @Nullable Character mask) throws InterruptedException {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .dumb(false)
            .systemOutput(TerminalBuilder.SystemOutput.ForcedSysErr)
            .build()) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      reader.option(LineReader.Option.BRACKETED_PASTE, false);
      return reader.readLine(question, mask);
    } catch (UserInterruptException interrupt) {
      InterruptedException interrupted = new InterruptedException();
      interrupted.initCause(interrupt);
      throw interrupted;
    } catch (EndOfFileException | IOException _) {
      return "";
    }
  }
}
