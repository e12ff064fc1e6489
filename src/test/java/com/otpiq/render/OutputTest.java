package com.otpiq.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.ClosedPipe;
import com.otpiq.terminal.StandardStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is written to the standard streams. */
class OutputTest {
  private static final String ERASE = "\r\u001b[2K";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Output output = new Output(new StandardStream(out), new StandardStream(err));

  @Test
  void data_and_messages_go_to_their_streams() {
    output.printData("{}\n");
    output.printMessage("note\n");

    assertThat(text(out)).isEqualTo("{}\n");
    assertThat(text(err)).isEqualTo("note\n");
  }

  @Test
  void the_status_line_stays_below_what_is_printed() {
    output.setStatus("1 of 2");
    output.printMessage("note\n");
    output.printData("{}\n");
    output.setStatus("");

    assertThat(text(err))
        .isEqualTo("1 of 2" + ERASE + "note\n" + "1 of 2" + ERASE + "1 of 2" + ERASE);
    assertThat(text(out)).isEqualTo("{}\n");
  }

  @Test
  void a_closed_standard_output_stops_the_command_and_a_closed_standard_error_does_not() {
    Output closed = new Output(new StandardStream(new Closed()), new StandardStream(new Closed()));

    closed.printMessage("note\n");
    assertThatThrownBy(() -> closed.printData("{}\n")).isInstanceOf(ClosedPipe.class);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** A stream whose reader has gone. */
  private static final class Closed extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
