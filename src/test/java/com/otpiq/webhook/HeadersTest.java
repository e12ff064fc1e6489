package com.otpiq.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {
  private static final Headers HEADERS =
      Headers.NONE.with("Accept", "a").with("X-Id", "1").with("accept", "b");

  @Test
  void names_match_in_any_case_and_values_keep_their_order() {
    assertThat(HEADERS.all("ACCEPT")).containsExactly("a", "b");
    assertThat(HEADERS.first("accept")).hasValue("a");
    assertThat(HEADERS.has("x-ID")).isTrue();
    assertThat(HEADERS.has("X-Other")).isFalse();
    assertThat(HEADERS.first("X-Other")).isEmpty();
  }

  @Test
  void removing_a_name_removes_all_of_its_values() {
    assertThat(HEADERS.without("Accept").lines()).containsExactly(new Headers.Line("X-Id", "1"));
  }

  @Test
  void other_headers_replace_all_of_their_names_and_are_last() {
    assertThat(HEADERS.overriddenBy(Headers.NONE.with("ACCEPT", "c").with("New", "d")).lines())
        .isEqualTo(
            List.of(
                new Headers.Line("X-Id", "1"),
                new Headers.Line("ACCEPT", "c"),
                new Headers.Line("New", "d")));
  }
}
