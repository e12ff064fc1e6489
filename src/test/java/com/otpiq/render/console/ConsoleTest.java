package com.otpiq.render.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.ClosedPipe;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.EventSamples;
import com.otpiq.event.ExpectedText;
import com.otpiq.event.SandboxEvent;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.render.Output;
import com.otpiq.render.text.DisplayOptions;
import com.otpiq.render.text.Theme;
import com.otpiq.terminal.StandardStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
  private static final Event WITH_NUMBER =
      new SandboxEvent.ApiRequestHandled(
          Instant.EPOCH, "GET", "/api/sms/9647701234567", 404, "not found");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void messages_are_the_same_for_every_format() {
    assertThat(ExpectedText.show(new Messages(new Theme(false))::of))
        .isEqualTo(ExpectedText.of("messages"));
  }

  @Test
  void data_goes_to_standard_output_and_messages_to_standard_error() {
    Console console = console(OutputFormat.COMPACT, false, false);

    console.report(sample("ValidationSummary"));
    console.report(sample("ScenarioListed"));

    assertThat(text(err)).isEqualTo("1 payload: 2 warnings\n");
    assertThat(text(out)).isEqualTo("delivered\n");
  }

  @Test
  void quiet_leaves_out_messages_but_not_warnings_and_errors() {
    Console console = console(OutputFormat.PRETTY, true, false);

    console.report(sample("Notice"));
    assertThat(text(err)).isEmpty();
    console.report(sample("ListenSummary"));
    console.report(sample("EventFailed"));
    console.report(sample("Warning"));
    assertThat(text(err))
        .contains(
            "warning: port 4242 is used\\u000aby another program\n",
            "expected status=delivered: received 2 of 3",
            "internal error: request 3");
  }

  @Test
  void the_summary_of_a_check_comes_after_its_report() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    StandardStream stream = new StandardStream(both);
    Console.of(new Output(stream, stream), OutputFormat.PRETTY, display(false, false))
        .report(sample("CheckSummary"));

    assertThat(text(both)).containsSubsequence("Compare the secret", "2 checks of ");
  }

  @Test
  void phone_numbers_in_messages_about_requests_are_masked() {
    console(OutputFormat.PRETTY, false, false)
        .report(new Event.EventFailed("GET /9647701234567 failed", new IllegalStateException()));

    assertThat(text(err)).contains("GET /9647******567 failed");
  }

  @ParameterizedTest
  @CsvSource({"PRETTY, 9647******567", "COMPACT, 9647******567", "JSON, 9647701234567"})
  void phone_numbers_are_masked_in_text_and_whole_in_json(OutputFormat format, String shown) {
    console(format, false, false).report(WITH_NUMBER);

    assertThat(text(out)).contains("/api/sms/" + shown);
  }

  @Test
  void progress_is_a_status_line_that_the_summary_removes() {
    Console console = console(OutputFormat.COMPACT, false, true);

    console.report(sample("DeliveryProgress"));
    assertThat(text(err)).isEqualTo("2 of 5 webhooks done, 7 attempts");
    console.report(sample("DeliverySummary"));
    assertThat(text(err)).contains("attempts\r\u001b[2K").endsWith("1 attempt timed out\n");
  }

  @Test
  void the_status_line_goes_with_the_last_webhook() {
    Console console = console(OutputFormat.COMPACT, false, true);

    console.report(new DeliveryEvent.DeliveryProgress(1, 2, 1));
    console.report(new DeliveryEvent.DeliveryProgress(2, 2, 2));

    assertThat(text(err)).isEqualTo("1 of 2 webhooks done, 1 attempt\r\u001b[2K");
  }

  @Test
  void there_is_no_status_line_without_a_terminal_or_with_quiet() {
    console(OutputFormat.COMPACT, false, false).report(sample("DeliveryProgress"));
    console(OutputFormat.COMPACT, true, true).report(sample("DeliveryProgress"));

    assertThat(text(err)).isEmpty();
  }

  @Test
  void a_closed_standard_output_stops_the_command() {
    StandardStream closed =
        new StandardStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("closed");
              }
            });
    Console console =
        Console.of(
            new Output(closed, new StandardStream(err)), OutputFormat.JSON, display(false, false));

    assertThatThrownBy(() -> console.report(sample("ScenarioListed")))
        .isInstanceOf(ClosedPipe.class);
  }

  private Console console(OutputFormat format, boolean quiet, boolean isTerminal) {
    Output output = new Output(new StandardStream(out), new StandardStream(err));
    return Console.of(output, format, display(quiet, isTerminal));
  }

  private static DisplayOptions display(boolean quiet, boolean isTerminal) {
    return new DisplayOptions(
        new Theme(false),
        new Theme(false),
        new LocalTimeFormat(() -> ZoneOffset.UTC),
        () -> isTerminal,
        quiet,
        false,
        PersonalDataMask.HIDDEN);
  }

  private static Event sample(String name) {
    return Objects.requireNonNull(EventSamples.all().get(name));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
