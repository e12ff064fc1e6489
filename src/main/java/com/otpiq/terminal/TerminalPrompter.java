package com.otpiq.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Locale;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks on the terminal of this process, beside the data on standard output. */
public final class TerminalPrompter implements Prompter {
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int BACKSPACE = 8;
  private static final int CTRL_U = 21;
  private static final int DELETE = 127;

  @Override
  public boolean isAvailable() {
    return Terminals.onInput() && Terminals.onError();
  }

  @Override
  public String askHidden(String question) throws InterruptedException {
    return ask(question, false);
  }

  @Override
  public boolean confirm(String question) throws InterruptedException {
    String answer = ask(question + " [y/N] ", true).strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  /** Closing the terminal gives it back as it was, and so does the end of the program. */
  private static String ask(String question, boolean shown) throws InterruptedException {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .dumb(false)
            .systemOutput(TerminalBuilder.SystemOutput.ForcedSysErr)
            .build()) {
      Attributes silent = terminal.getAttributes();
      silent.setLocalFlags(EnumSet.of(LocalFlag.ECHO, LocalFlag.ICANON, LocalFlag.ISIG), false);
      terminal.setAttributes(silent);
      terminal.writer().print(question);
      terminal.flush();
      try {
        return line(terminal, shown);
      } finally {
        terminal.writer().println();
        terminal.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Terminal terminal, boolean shown)
      throws IOException, InterruptedException {
    StringBuilder line = new StringBuilder();
    for (int c = terminal.reader().read(); ; c = terminal.reader().read()) {
      switch (c) {
        case '\r', '\n', CTRL_D, -1 -> {
          return line.toString();
        }
        case CTRL_C -> throw new InterruptedException();
        case CTRL_U -> line.setLength(0);
        case BACKSPACE, DELETE -> {
          if (!line.isEmpty()) {
            line.setLength(line.length() - 1);
            terminal.writer().print(shown ? "\b \b" : "");
            terminal.flush();
          }
        }
        default -> {
          line.append((char) c);
          if (shown) {
            terminal.writer().print((char) c);
            terminal.flush();
          }
        }
      }
    }
  }
}
