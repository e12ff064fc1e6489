package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Durations, speed factors and default values. */
class TextConvertersTest {
  @ParameterizedTest
  @CsvSource({"250ms, 250", "10s, 10000", "1m30s, 90000"})
  void a_duration_has_units(String text, long millis) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "5parsecs", "", "-1s"})
  void other_text_is_not_a_duration(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' is not a duration; use 250ms, 10s or 1m30s");
  }

  @ParameterizedTest
  @CsvSource({"60x, 60", "1.5x, 1.5", "0.25, 0.25", "1000000x, "})
  void a_speed_factor_is_a_number_with_or_without_an_x(String text, Double factor) {
    if (factor == null) {
      assertThatThrownBy(() -> SpeedFactor.parse(text)).isInstanceOf(Problem.class);
    } else {
      assertThat(SpeedFactor.parse(text)).isEqualTo(factor);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x", "-1x", "fast", "", "x", "1e9"})
  void other_text_is_not_a_speed_factor(String text) {
    assertThatThrownBy(() -> SpeedFactor.parse(text))
        .isInstanceOf(Problem.class)
        .hasMessage("--speed takes a factor, not '" + text + "'");
  }

  @Test
  void a_default_value_is_written_as_it_is_typed() {
    assertThat(DefaultValue.text(Duration.ofSeconds(90))).contains("1m30s");
    assertThat(DefaultValue.text(Problem.Kind.USAGE)).contains("usage");
    assertThat(DefaultValue.text(5)).contains("5");
    assertThat(DefaultValue.text("10x")).contains("10x");
    assertThat(DefaultValue.text("")).isEmpty();
    assertThat(DefaultValue.text(List.of("a"))).isEmpty();
    assertThat(DefaultValue.text(false)).isEmpty();
    assertThat(DefaultValue.text(null)).isEmpty();
  }
}
