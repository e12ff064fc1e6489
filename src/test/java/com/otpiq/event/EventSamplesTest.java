package com.otpiq.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventSamplesTest {
  @Test
  void every_event_has_a_sample_under_its_own_name() {
    assertThat(EventSamples.all().keySet().stream().map(EventSamplesTest::typeName).distinct())
        .containsExactlyInAnyOrderElementsOf(
            records(Event.class).map(Class::getSimpleName).toList());
    assertThat(EventSamples.all())
        .allSatisfy((name, event) ->
            assertThat(event.getClass().getSimpleName()).isEqualTo(typeName(name)));
  }

  private static String typeName(String sample) {
    return sample.split("\\.", 2)[0];
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventSamplesTest::records)
        : Stream.of(type);
  }
}
