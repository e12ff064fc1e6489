package com.otpiq.cli.options;

import com.otpiq.event.Problem;
import com.otpiq.event.SafeText;
import com.otpiq.json.BodyParser;
import com.otpiq.listen.ResponseScriptParser;
import com.otpiq.replay.PayloadEdits;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values of options that have a grammar: scripts, expectations, durations, headers, edits. */
public final class ArgumentFuzz {
  private static final Body PAYLOAD =
      BodyParser.parse("{\"smsId\":\"sms_1\"}".getBytes(StandardCharsets.UTF_8));

  private ArgumentFuzz() {}

  /** Parses a text with each of the grammars. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Durations.parse(text).ifPresent(duration -> require(!Durations.show(duration).isEmpty(), text));
    script(text);
    filter(text);
    headers(text);
    edits(text);
    speed(text);
    target(text);
    safeText(new String(input, StandardCharsets.UTF_16));
  }

  private static void script(String text) {
    try {
      var _ = ResponseScriptParser.parse(text, new Random(0)).isRandom();
    } catch (IllegalArgumentException e) {
      require(e.getClass() == IllegalArgumentException.class, text);
    }
  }

  private static void filter(String text) {
    try {
      Filter filter = FilterArgument.filter("--expect", text);
      require(!filter.text().isEmpty() && !filter.matches(BodyParser.parse(new byte[0]), 0), text);
    } catch (Problem e) {
      requireUsage(e);
    }
  }

  private static void headers(String text) {
    try {
      Headers headers = HeaderParser.read(text.lines().toList());
      require(
          headers.lines().stream().noneMatch(line -> line.value().contains("\n")), "a line break");
    } catch (Problem e) {
      requireUsage(e);
    }
  }

  private static void edits(String text) {
    Json value = BodyParser.value(text);
    Map<String, Json> changes = new HashMap<>();
    changes.put("smsId", value);
    changes.put(text, value);
    Body edited = new PayloadEdits(changes, List.of(text)).apply(PAYLOAD);
    require(
        !(edited.parseResult() instanceof Body.Malformed(String error, var _, var _))
            || !error.isEmpty(),
        text);
  }

  private static void speed(String text) {
    try {
      require(SpeedFactor.parse(text) > 0, text);
    } catch (Problem e) {
      requireUsage(e);
    }
  }

  private static void target(String text) {
    try {
      String url = TargetUrl.parse("--to", text, true).text();
      require(TargetUrl.parse("--to", url, true).text().equals(url), url);
    } catch (Problem e) {
      requireUsage(e);
    }
  }

  private static void safeText(String text) {
    String safe = SafeText.escape(text);
    require(safe.codePoints().noneMatch(SafeText::isUnsafe), safe);
    require(SafeText.escape(safe).equals(safe), safe);
    require(SafeText.shorten(text).codePoints().noneMatch(SafeText::isUnsafe), safe);
  }

  private static void requireUsage(Problem problem) {
    if (problem.kind() != Problem.Kind.USAGE || problem.message().isBlank()) {
      throw new AssertionError("not about the command line", problem);
    }
  }

  private static void require(boolean holds, String text) {
    if (!holds) {
      throw new AssertionError(text);
    }
  }
}
