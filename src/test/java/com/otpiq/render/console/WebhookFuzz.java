package com.otpiq.render.console;

import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import com.otpiq.event.ValidationEvent;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.WebhookSecret;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.render.Output;
import com.otpiq.render.text.DisplayOptions;
import com.otpiq.render.text.Theme;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.terminal.StandardStream;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Requests to the listener: lines of headers, an empty line, and the body. */
public final class WebhookFuzz {
  private static final DisplayOptions DISPLAY =
      new DisplayOptions(
          new Theme(false),
          new Theme(false),
          new LocalTimeFormat(() -> ZoneOffset.UTC),
          () -> false,
          false,
          true,
          PersonalDataMask.HIDDEN);

  private WebhookFuzz() {}

  /** Inspects a request and shows it in every format. */
  public static void fuzzerTestOneInput(byte[] input) {
    int split = indexOfEmptyLine(input);
    String head = new String(input, 0, Math.max(0, split), StandardCharsets.ISO_8859_1);
    byte[] body = Arrays.copyOfRange(input, split < 0 ? 0 : split + 2, input.length);
    show(new Delivery(Instant.EPOCH, headers(head), BodyParser.parse(body)), head);
  }

  private static void show(Delivery delivery, String path) {
    ReceivedRequest request = new ReceivedRequest("POST", "/" + path, delivery);
    Inspector inspector =
        Inspector.ofReceived(List.of(WebhookSecret.of("s3")), JsonWriter::serializations);
    Inspection first = inspector.inspect(delivery);
    Inspection again = inspector.inspect(delivery);
    for (OutputFormat format : OutputFormat.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Console console =
          Console.of(new Output(new StandardStream(out), new StandardStream(out)), format, DISPLAY);
      console.report(received(1, request, first));
      console.report(received(2, request, again));
      console.report(
          new ValidationEvent.WebhookValidated(1, "file", 1, Position.START, delivery, first));
      requireSafe(format, out.toString(StandardCharsets.UTF_8));
    }
  }

  private static ListenEvent.Received received(
      long number, ReceivedRequest request, Inspection inspection) {
    return new ListenEvent.Received(
        number,
        request,
        WebhookResponse.of(400, "findings"),
        Optional.of(inspection),
        false,
        List.of(),
        Optional.empty(),
        ListenEvent.Received.Recording.SAVED);
  }

  private static void requireSafe(OutputFormat format, String text) {
    require(text.codePoints().noneMatch(c -> c != '\n' && SafeText.isUnsafe(c)), "unsafe: " + text);
    if (format == OutputFormat.JSON) {
      text.lines()
          .forEach(line ->
              require(
                  BodyParser.parse(line.getBytes(StandardCharsets.UTF_8)).parseResult()
                      instanceof Body.Parsed,
                  "not JSON: " + line));
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }

  private static Headers headers(String head) {
    return new Headers(
        head.lines()
            .filter(line -> line.indexOf(':') > 0)
            .map(line -> line.split(":", 2))
            .map(pair -> new Headers.Line(pair[0], pair[1].strip()))
            .toList());
  }

  private static int indexOfEmptyLine(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
