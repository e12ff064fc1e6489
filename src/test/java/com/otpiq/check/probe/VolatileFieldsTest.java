package com.otpiq.check.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.probe.DocumentFields.Difference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of a look-up that change without an event. */
class VolatileFieldsTest {
  /** Two look-ups of one message; two states of another; what differs there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}|{\"a\":1}|{\"a\":1}|{\"a\":2}|/a",
        "{\"a\":1}|{\"a\":2}|{\"a\":3}|{\"a\":4}|''",
        "{\"a\":1,\"b\":1}|{\"a\":2,\"b\":1}|{\"a\":3,\"b\":1}|{\"a\":4,\"b\":2}|/b",
        "{\"l\":[{\"t\":1}]}|{\"l\":[{\"t\":2}]}|{\"l\":[{\"t\":1},{\"t\":5}]}|{\"l\":[{\"t\":7}]}|''",
        "{\"l\":[]}|{\"l\":[1]}|{\"l\":[1,2]}|{\"l\":[]}|''",
        "{\"m\":{\"id\":\"x\"}}|{\"m\":{\"id\":\"y\"}}|{\"m\":{\"id\":\"p\",\"s\":1}}|{\"m\":{\"id\":\"q\",\"s\":2}}|/m/s",
        "{\"a\":1}|{\"a\":1,\"b\":1}|{\"a\":1}|{\"a\":1,\"b\":2}|''",
        "{\"a\":1,\"b\":2}|{\"b\":2,\"a\":1}|{\"a\":1,\"b\":2}|{\"b\":2,\"a\":1}|''",
        "{\"a\":1}|{\"a\":1}|{\"a\":1}|{\"a\":\"1\"}|/a",
        "{\"a/b\":1}|{\"a/b\":1}|{\"a/b\":1}|{\"a/b\":2}|/a~1b"
      })
  void what_changed_by_itself_once_does_not_count(
      String one, String other, String before, String after, String different) {
    VolatileFields fields = new VolatileFields();
    fields.learn(state(one), state(other));

    assertThat(fields.differences(state(before), state(after)).stream().map(Difference::path))
        .containsExactlyElementsOf(different.isEmpty() ? List.of() : List.of(different));
  }

  @Test
  void a_message_that_becomes_known_differs_in_each_field() {
    assertThat(new VolatileFields().differences(ObservedState.NONE, state("{\"a\":1,\"b\":[2]}")))
        .extracting(Difference::path)
        .containsExactly("/a", "/b/0");
  }

  private static ObservedState state(String document) {
    return new ObservedState(Optional.of(document), Optional.empty(), Optional.empty());
  }
}
