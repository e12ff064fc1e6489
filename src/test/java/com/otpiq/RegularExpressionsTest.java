package com.otpiq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every regular expression of the program needs time in proportion to the text, and no stack for
 * it: Java's matcher backtracks, and calls itself for each repetition of a group.
 */
class RegularExpressionsTest {
  private static final int SHORT = 512;
  private static final int LONGER = 1 << 12;

  private static final int LONG = 1 << 20;
  private static final int STACK = 1 << 18;

  /** Steps for a character that are few enough whatever their growth. */
  private static final int FEW_STEPS = 12;

  /**
   * What is built when it is used, as it is then; constants that a method builds have their own
   * test.
   */
  private static final Map<String, List<String>> BUILT =
      Map.of(
          "com.otpiq.errorpage.HtmlPage.tag",
          List.of("<h1(?:\\s[^<>]*)?>", "</h1", "<script\\b", "</script[^<>]*>"),
          "com.otpiq.errorpage.StackTraces.frame",
          List.of(),
          "com.otpiq.message.EscapedSecret.replaceBase64",
          List.of("[\\w+/-]?\\QMTIzNDU\\E[\\w+/-]?"),
          "com.otpiq.message.PersonalDataMask.maskText",
          List.of("(?<!\\w)\\Q12345\\E(?!\\w)"),
          "com.otpiq.cli.settings.RawArguments.matches",
          List.of("-[qv]*h.*"));

  @Test
  void time_grows_in_proportion_to_the_text() throws IOException {
    assertThat(failing((use, inputs) -> inputs.all().filter(input -> grows(use, input)))).isEmpty();
  }

  /** Java's matcher calls itself for the repetitions of groups only. */
  @Test
  void a_text_of_one_mebibyte_does_not_overflow_the_stack() throws IOException {
    assertThat(
            failing((use, inputs) ->
                (repeatsGroup(use)
                        ? Stream.concat(inputs.single(), inputs.pairs())
                        : inputs.single().limit(1))
                    .filter(input ->
                        overflows(
                            use,
                            input.text(LONG / input.unit().length() / input.unit().length())))))
        .isEmpty();
  }

  @Test
  void what_is_built_when_it_is_used_is_listed_here() throws IOException {
    assertThat(RegexUse.all().stream().filter(use -> use.pattern().isEmpty()).map(RegexUse::place))
        .containsExactlyInAnyOrderElementsOf(BUILT.keySet());
  }

  /** The first text for each expression that it fails on. */
  private static List<String> failing(
      BiFunction<RegexUse, RegexInputs, Stream<RegexInputs.Input>> failing) throws IOException {
    Stream<RegexUse> built =
        BUILT.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(regex -> use(entry.getKey(), regex)));
    return Stream.concat(RegexUse.all().stream().filter(use -> use.pattern().isPresent()), built)
        .flatMap(use ->
            failing
                .apply(use, new RegexInputs(source(use)))
                .limit(1)
                .map(input -> use.place() + " " + source(use) + " on " + input))
        .toList();
  }

  private static RegexUse use(String place, String regex) {
    return new RegexUse(place, Optional.of(Pattern.compile(regex)), RegexUse.Matching.SEARCH);
  }

  private static boolean repeatsGroup(RegexUse use) {
    return source(use).matches("(?s).*\\)[*+{].*");
  }

  private static String source(RegexUse use) {
    return use.pattern().orElseThrow().pattern();
  }

  /** Bounded repetitions seem to grow in short texts, so what grows is looked at again. */
  private static boolean grows(RegexUse use, RegexInputs.Input input) {
    return Stream.of("", "\u0001")
        .anyMatch(end -> grows(use, input, end, SHORT) && grows(use, input, end, LONGER));
  }

  private static boolean grows(RegexUse use, RegexInputs.Input input, String end, int length) {
    long twice = steps(use, input.text(2 * length) + end);
    return twice > FEW_STEPS * 2L * length && twice > 3 * steps(use, input.text(length) + end);
  }

  private static long steps(RegexUse use, String text) {
    CountedText counted = new CountedText(text);
    run(use, counted);
    return counted.reads;
  }

  private static void run(RegexUse use, CharSequence text) {
    Matcher matcher = use.pattern().orElseThrow().matcher(text);
    switch (use.matching()) {
      case WHOLE -> matcher.matches();
      case START -> matcher.lookingAt();
      case SEARCH -> matcher.results().forEach(_ -> {});
    }
  }

  private static boolean overflows(RegexUse use, String text) {
    var overflow = new CompletableFuture<Boolean>();
    Runnable search =
        () -> {
          try {
            run(use, text);
            overflow.complete(false);
          } catch (StackOverflowError _) {
            overflow.complete(true);
          }
        };
    new Thread(null, search, "regex", STACK).start();
    return overflow.join();
  }

  /** Counts how often a character is read. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private long reads;

    private CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }
  }
}
