package com.otpiq.render.console;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.JournalEvent;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.ServerEvent;
import com.otpiq.event.ValidationEvent;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.EventFormat;
import com.otpiq.render.Output;
import com.otpiq.render.report.ReportFormat;
import com.otpiq.render.text.DisplayOptions;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows events in a terminal: data on standard output in the chosen format, messages on standard
 * error.
 */
public final class Console implements Reporter {

  private final Output output;
  private final Consumer<String> data;
  private final EventFormat format;
  private final PersonalDataMask mask;
  private final Messages messages;
  private final DisplayOptions display;
  private Optional<Boolean> hasStatusLine = Optional.empty();

  private Console(
      Output output,
      Consumer<String> data,
      EventFormat format,
      PersonalDataMask mask,
      DisplayOptions display) {
    this.output = output;
    this.data = data;
    this.format = format;
    this.mask = mask;
    this.messages = new Messages(display.errTheme());
    this.display = display;
  }

  /** A console that prints events in this format. */
  public static Console of(Output output, OutputFormat format, DisplayOptions display) {
    PersonalDataMask mask = format.isMasked() ? display.mask() : PersonalDataMask.SHOWN;
    return new Console(output, output::printData, format.create(display), mask, display);
  }

  /** Shows the results of {@code otpiq check} in any of its formats. */
  public static Console ofReport(
      Output output, ReportFormat format, DisplayOptions display, ReportFormat.Tool tool) {
    Consumer<String> data =
        format == ReportFormat.GITHUB ? output::printCommands : output::printData;
    return new Console(output, data, format.format(display, tool), display.mask(), display);
  }

  @Override
  public void report(Event event) {
    switch (event) {
      case DeliveryEvent.DeliveryProgress progress when hasStatusLine() ->
          output.setStatus(messages.status(progress));
      case DeliveryEvent.DeliverySummary _ -> output.setStatus("");
      default -> {}
    }
    if (event instanceof CheckEvent.CheckSummary) {
      // The report is long, so its summary comes last, where the user sees it.
      printData(event);
      printMessage(event);
    } else {
      printMessage(event);
      printData(event);
    }
  }

  private void printMessage(Event event) {
    String text = display.quiet() && !isNeverQuiet(event) ? "" : messages.of(event);
    if (!text.isEmpty()) {
      output.printMessage(hasReceivedText(event) ? mask.maskText(text) : text);
    }
  }

  /** Whether the event is reported also with {@code --quiet}. */
  private static boolean isNeverQuiet(Event event) {
    return switch (event) {
      case Event.Warning _, Event.EventFailed _ -> true;
      case ListenEvent.ListenSummary summary -> summary.hasUnmetExpectations();
      case Event.EntriesOmitted omitted -> omitted.unreadable() > 0;
      default -> false;
    };
  }

  private void printData(Event event) {
    String text = format.data(event);
    if (!text.isEmpty()) {
      data.accept(hasReceivedText(event) ? mask.maskText(text) : text);
    }
  }

  /** Whether the event contains text from outside, in which phone numbers must be masked. */
  private static boolean hasReceivedText(Event event) {
    return switch (event) {
      case Event.EventFailed _,
          ServerEvent.RequestUnreadable _,
          ListenEvent.Received _,
          JournalEvent.JournalEntryShown _,
          ValidationEvent.WebhookValidated _,
          DeliveryEvent.AttemptMade _,
          SandboxEvent.ApiRequestHandled _,
          SandboxEvent.MessageStatusChanged _ ->
          true;
      default -> false;
    };
  }

  private synchronized boolean hasStatusLine() {
    if (hasStatusLine.isEmpty()) {
      hasStatusLine = Optional.of(!display.quiet() && display.isTerminal().getAsBoolean());
    }
    return hasStatusLine.get();
  }
}
