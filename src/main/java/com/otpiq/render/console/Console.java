package com.otpiq.render.console;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.JournalEvent;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.ValidationEvent;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.EventFormat;
import com.otpiq.render.Output;
import com.otpiq.render.json.EventRecords;
import com.otpiq.render.report.ReportFormat;
import com.otpiq.render.text.CompactFormat;
import com.otpiq.render.text.LocalTimeFormat;
import com.otpiq.render.text.PrettyFormat;
import com.otpiq.render.text.Theme;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Shows events to the user: data in the format that was asked for, talk beside it. */
public final class Console implements Reporter {
  private final Output output;
  private final EventFormat format;
  private final Messages talk;
  private final Look look;
  private Optional<Boolean> live = Optional.empty();

  private Console(Output output, EventFormat format, Messages talk, Look look) {
    this.output = output;
    this.format = format;
    this.talk = talk;
    this.look = look;
  }

  /** The formats of data. */
  public enum Style {
    PRETTY,
    COMPACT,
    JSON;

    /** The word of the option. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How to show.
   *
   * @param data the theme of standard output
   * @param talk the theme of standard error
   * @param live whether there is a terminal for a line that changes; asked only for one
   * @param quiet leaves out everything but data and problems
   * @param verbose shows headers too
   * @param personal what people see of telephone numbers; JSON is for programs, and whole
   */
  public record Look(
      Style style,
      Theme data,
      Theme talk,
      BooleanSupplier live,
      boolean quiet,
      boolean verbose,
      PersonalDataMask personal) {}

  public static Console of(Output output, Look look, LocalTimeFormat clock) {
    EventFormat format =
        switch (look.style()) {
          case PRETTY -> new PrettyFormat(look.data(), clock, look.verbose());
          case COMPACT -> new CompactFormat(look.data(), clock);
          case JSON -> new EventRecords();
        };
    return new Console(output, format, new Messages(look.talk()), look);
  }

  /** Shows the verdict on a receiver in any of its forms. */
  public static Console ofReport(
      Output output, ReportFormat form, Look look, ReportFormat.Tool tool) {
    return new Console(output, form.format(look, tool), new Messages(look.talk()), look);
  }

  @Override
  public void report(Event event) {
    switch (event) {
      case DeliveryEvent.DeliveryProgress progress when isLive() ->
          output.status(talk.status(progress));
      case DeliveryEvent.DeliverySummary _ -> output.status("");
      default -> {}
    }
    if (event instanceof CheckEvent.CheckSummary) {
      // A long letter: its summary comes last, where the eye rests.
      data(event);
      talk(event);
    } else {
      talk(event);
      data(event);
    }
  }

  private void talk(Event event) {
    String said = look.quiet() && !isMissed(event) ? "" : talk.of(event);
    if (!said.isEmpty()) {
      output.talk(said);
    }
  }

  /** What was expected and did not come is no small talk. */
  private static boolean isMissed(Event event) {
    return event instanceof ListenEvent.ListenSummary listened && listened.hasUnmetExpectations();
  }

  private void data(Event event) {
    String data = shown(event, format.data(event));
    if (!data.isEmpty()) {
      output.data(data);
    }
  }

  /** Telephone numbers as wished, in what came from somebody and is shown to people. */
  private String shown(Event event, String data) {
    boolean isForeign =
        switch (event) {
          case ListenEvent.Received _,
              JournalEvent.JournalEntryShown _,
              ValidationEvent.WebhookValidated _,
              DeliveryEvent.AttemptMade _,
              SandboxEvent.ApiRequestHandled _,
              SandboxEvent.MessageStatusChanged _ ->
              true;
          default -> false;
        };
    return isForeign && look.style() != Style.JSON ? look.personal().maskText(data) : data;
  }

  private synchronized boolean isLive() {
    if (live.isEmpty()) {
      live = Optional.of(!look.quiet() && look.live().getAsBoolean());
    }
    return live.get();
  }
}
