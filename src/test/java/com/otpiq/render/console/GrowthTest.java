package com.otpiq.render.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.ValidationEvent;
import com.otpiq.json.BodyParser;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.render.Output;
import com.otpiq.render.text.DisplayOptions;
import com.otpiq.render.text.Theme;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.terminal.StandardStream;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Position;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body twice as long takes about twice the time, not four times. */
class GrowthTest {
  private static final int SIZE = 6_000;
  private static final int RUNS = 7;
  private static final long NOISE = 20_000_000;
  private static final DisplayOptions DISPLAY =
      new DisplayOptions(
          new Theme(false),
          new Theme(false),
          new LocalTimeFormat(() -> ZoneOffset.UTC),
          () -> false,
          false,
          true,
          PersonalDataMask.HIDDEN);

  /** What is wrong with the body. */
  enum Defect {
    UNKNOWN_KEYS(n -> "{" + members(n, "\"k%d\":1", ",") + "}"),
    UNKNOWN_KEYS_ON_LINES(n -> "{\n" + members(n, "\"k%d\":1", ",\n") + "\n}"),
    NEARLY_KNOWN_KEYS(n -> "{" + members(n, "\"status%d\":1", ",") + "}"),
    LONG_KEYS(n -> "{" + members(n / 100, "\"" + "k".repeat(900) + "%d\":1", ",") + "}"),
    DUPLICATE_KEY(n -> "{" + members(n, "\"k%d\":1", ",") + ",\"k1\":2}"),
    WRONG_TYPES(n -> "{" + members(n, "\"k%d\":1", ",") + ",\"status\":1,\"isFinal\":\"x\"}"),
    DEEP_NESTING(n -> "{\"a\":[" + members(n / 50, nested(), ",") + "]}"),
    LONG_LINE(n -> "{\"reason\":\"" + "x".repeat(n * 8) + "\",\"status\":1,\"k\":2}"),
    CUT_OFF(n -> "{" + members(n, "\"k%d\":1", ",\n")),
    NOT_JSON(n -> "x\r".repeat(n) + "{");

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep no state
    private final IntFunction<String> body;

    Defect(IntFunction<String> body) {
      this.body = body;
    }

    private static String members(int count, String format, String separator) {
      return IntStream.range(0, count)
          .mapToObj(i -> format.replace("%d", Integer.toString(i)))
          .collect(Collectors.joining(separator));
    }

    private static String nested() {
      return "[".repeat(50) + "%d" + "]".repeat(50);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inspection_takes_linear_time(Defect defect) {
    assertLinear(body -> inspect(parsed(body)), defect);
  }

  @ParameterizedTest
  @EnumSource
  void every_format_takes_linear_time(Defect defect) {
    for (OutputFormat format : OutputFormat.values()) {
      assertLinear(body -> show(format, parsed(body)), defect);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_findings_of_a_long_body_take_few_lines(Defect defect) {
    Delivery delivery = parsed(defect.body.apply(SIZE));

    assertThat(inspect(delivery).findings()).hasSizeLessThan(30);
    assertThat(show(OutputFormat.PRETTY, delivery)).hasSizeLessThan(20_000);
    assertThat(show(OutputFormat.COMPACT, delivery)).hasSizeLessThan(4_000);
  }

  private static void assertLinear(Consumer<String> action, Defect defect) {
    String once = defect.body.apply(SIZE);
    String twice = defect.body.apply(2 * SIZE);
    long least = Long.MAX_VALUE;
    long leastOfTwice = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      least = Math.min(least, nanos(action, once));
      leastOfTwice = Math.min(leastOfTwice, nanos(action, twice));
    }
    assertThat(leastOfTwice).isLessThan(3 * least + NOISE);
  }

  private static long nanos(Consumer<String> action, String body) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    action.accept(body);
    return threads.getCurrentThreadCpuTime() - start;
  }

  private static Delivery parsed(String text) {
    Body body = BodyParser.parse(text.getBytes(StandardCharsets.UTF_8));
    return Delivery.ofBody(Instant.EPOCH, body);
  }

  private static Inspection inspect(Delivery delivery) {
    return Inspector.ofSaved().inspect(delivery);
  }

  private static String show(OutputFormat format, Delivery delivery) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StandardStream stream = new StandardStream(out);
    Console.of(new Output(stream, stream), format, DISPLAY)
        .report(
            new ValidationEvent.WebhookValidated(
                1, "file", 1, Position.START, delivery, inspect(delivery)));
    stream.flush();
    return out.toString(StandardCharsets.UTF_8);
  }
}
