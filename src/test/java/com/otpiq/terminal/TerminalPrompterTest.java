package com.otpiq.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions on a terminal whose keys are given. */
@Timeout(20)
class TerminalPrompterTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String CTRL_U = "\u0015";
  private static final String BACKSPACE = "\b";
  private static final String DELETE = "\u007f";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @Test
  void a_hidden_answer_is_not_shown() throws InterruptedException {
    assertThat(prompter("hush-hush\r").askHidden("API key: ")).isEqualTo("hush-hush");
    assertThat(screen.toString(UTF_8))
        .startsWith("API key: ")
        .doesNotContain("hush")
        .endsWith("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "y, true",
    "Y, true",
    "yes, true",
    "' Yes ', true",
    "n, false",
    "'', false",
    "yess, false",
    "no, false"
  })
  void only_y_and_yes_confirm(String answer, boolean confirmed) throws InterruptedException {
    assertThat(prompter(answer + "\r").confirm("Delete?")).isEqualTo(confirmed);
    assertThat(screen.toString(UTF_8)).startsWith("Delete? [y/N] " + answer);
  }

  @Test
  void an_answer_ends_with_the_line_with_ctrl_d_or_with_the_input() throws InterruptedException {
    assertThat(prompter("a\rb").askHidden("? ")).isEqualTo("a");
    assertThat(prompter("a\nb").askHidden("? ")).isEqualTo("a");
    assertThat(prompter("a" + CTRL_D + "b").askHidden("? ")).isEqualTo("a");
    assertThat(prompter("a").askHidden("? ")).isEqualTo("a");
    assertThat(prompter("").askHidden("? ")).isEmpty();
  }

  @Test
  void typing_errors_can_be_corrected() throws InterruptedException {
    assertThat(prompter("ab" + BACKSPACE + "c" + DELETE + "d\r").askHidden("? ")).isEqualTo("ad");
    assertThat(prompter(BACKSPACE + "a\r").askHidden("? ")).isEqualTo("a");
    assertThat(prompter("wrong" + CTRL_U + "right\r").askHidden("? ")).isEqualTo("right");
  }

  @Test
  void a_deleted_character_goes_from_the_screen_if_it_was_shown() throws InterruptedException {
    assertThat(prompter("n" + DELETE + "y\r").confirm("Delete?")).isTrue();
    assertThat(screen.toString(UTF_8)).startsWith("Delete? [y/N] n\b \by");
  }

  @Test
  void a_hidden_character_that_is_deleted_changes_nothing_on_the_screen()
      throws InterruptedException {
    assertThat(prompter("x" + DELETE + "\r").askHidden("API key: ")).isEmpty();
    assertThat(screen.toString(UTF_8).strip()).isEqualTo("API key:");
  }

  @Test
  void letters_outside_ascii_are_read_as_utf_8() throws InterruptedException {
    assertThat(prompter("بەڵێ\r").askHidden("? ")).isEqualTo("بەڵێ");
  }

  @Test
  void ctrl_c_interrupts_and_ends_the_line_on_the_screen() {
    assertThatThrownBy(() -> prompter("ab" + CTRL_C + "\r").askHidden("API key: "))
        .isInstanceOf(InterruptedException.class);
    assertThat(screen.toString(UTF_8)).endsWith("\n");
  }

  static Stream<Exception> unopened() {
    var unable = new IllegalStateException("no terminal");
    unable.addSuppressed(new IOException("no provider"));
    return Stream.of(new IOException("no terminal"), unable);
  }

  @ParameterizedTest
  @MethodSource("unopened")
  void a_terminal_that_cannot_be_opened_is_an_error_of_the_machine(Exception fault) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> failing(fault).confirm("Delete?"))
        .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.LOCAL))
        .withMessageContaining("no terminal");
  }

  /** As JLine throws it, directly and from its builder. */
  static Stream<Exception> interrupted() {
    var direct = new IllegalStateException("Shutdown in progress");
    var built = new IllegalStateException("Unable to create a terminal");
    built.addSuppressed(new IOException("Unable to find terminal provider jna"));
    built.addSuppressed(direct);
    return Stream.of(direct, built);
  }

  @ParameterizedTest
  @MethodSource("interrupted")
  void ctrl_c_while_the_terminal_is_opened_interrupts(Exception fault) {
    assertThatThrownBy(() -> failing(fault).askHidden("API key: "))
        .isInstanceOf(InterruptedException.class);
  }

  private static TerminalPrompter failing(Exception fault) {
    return new TerminalPrompter(() -> {
      if (fault instanceof IOException io) {
        throw io;
      }
      throw (RuntimeException) fault;
    });
  }

  private TerminalPrompter prompter(String keys) {
    return new TerminalPrompter(() ->
        new DumbTerminal(
            "test", "dumb", new ByteArrayInputStream(keys.getBytes(UTF_8)), screen, UTF_8));
  }
}
