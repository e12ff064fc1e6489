package com.otpiq.terminal;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks on the terminal of this process, without using standard output. */
public final class TerminalPrompter implements Prompter {
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int BACKSPACE = 8;
  private static final int CTRL_U = 21;
  private static final int DELETE = 127;

  private final TerminalOpener opener;

  /** Opens the terminal for one question. */
  @FunctionalInterface
  interface TerminalOpener {
    Terminal open() throws IOException;
  }

  /** Asks on the terminal of this process. */
  public TerminalPrompter() {
    this(TerminalPrompter::openSystemTerminal);
  }

  TerminalPrompter(TerminalOpener opener) {
    this.opener = opener;
  }

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

  /** Closing the terminal restores its settings; so does the end of the program. */
  private String ask(String question, boolean echo) throws InterruptedException {
    try (Terminal terminal = open()) {
      Attributes noEcho = terminal.getAttributes();
      noEcho.setLocalFlags(EnumSet.of(LocalFlag.ECHO, LocalFlag.ICANON, LocalFlag.ISIG), false);
      terminal.setAttributes(noEcho);
      terminal.writer().print(question);
      terminal.flush();
      try {
        return line(terminal, echo);
      } finally {
        terminal.writer().println();
        terminal.flush();
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static Terminal openSystemTerminal() throws IOException {
    LibraryLog.JLINE.setLevel(Level.OFF);
    return TerminalBuilder.builder()
        .dumb(false)
        .systemOutput(TerminalBuilder.SystemOutput.ForcedSysErr)
        .build();
  }

  /**
   * The library logs an interruption with its stack trace. A class of its own, so that the logger
   * is kept, and not loaded before a question.
   */
  private static final class LibraryLog {
    private static final Logger JLINE = Logger.getLogger("org.jline");
  }

  private Terminal open() throws IOException, InterruptedException {
    try {
      return opener.open();
    } catch (IllegalStateException e) {
      if (isShuttingDown(e)) {
        throw new InterruptedException();
      }
      throw unusable(e);
    }
  }

  /**
   * Whether the user pressed Ctrl-C while the terminal was being opened: JLine cannot add its
   * shutdown hook then. It reports that as one of the suppressed exceptions.
   */
  private static boolean isShuttingDown(IllegalStateException e) {
    return Stream.concat(Stream.of(e), Arrays.stream(e.getSuppressed()))
        .anyMatch(each -> "Shutdown in progress".equals(each.getMessage()));
  }

  private static Problem unusable(Exception e) {
    return Problem.of(
            Problem.Kind.LOCAL,
            "the terminal cannot be used to ask you: " + e.getMessage(),
            "answer with an option instead; --help lists them")
        .causedBy(e);
  }

  private static String line(Terminal terminal, boolean echo)
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
            terminal.writer().print(echo ? "\b \b" : "");
            terminal.flush();
          }
        }
        default -> {
          line.append((char) c);
          if (echo) {
            terminal.writer().print((char) c);
            terminal.flush();
          }
        }
      }
    }
  }
}
