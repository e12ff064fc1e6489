package com.otpiq.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BrokenBodiesTest {
  @Test
  void the_family_has_bodies_that_are_json_and_all_kinds_that_are_not() {
    List<Body> bodies = BrokenBodies.all().stream().map(BodyParser::parse).toList();

    assertThat(bodies).hasSizeBetween(5_000, 20_000);
    assertThat(bodies).anyMatch(body -> body.object().isPresent());
    assertThat(
            bodies.stream()
                .map(Body::parseResult)
                .filter(Body.Malformed.class::isInstance)
                .map(result -> ((Body.Malformed) result).error())
                .collect(Collectors.toSet()))
        .contains(
            "the body is empty",
            "the body is not UTF-8",
            "the JSON ends before it is complete",
            "the body starts with a byte order mark");
  }

  @Test
  void the_same_seed_gives_the_same_bodies() {
    assertThat(some(1)).hasSize(50).isEqualTo(some(1)).isNotEqualTo(some(2));
  }

  private static List<String> some(long seed) {
    return BrokenBodies.some(50, seed).stream().map(Arrays::toString).toList();
  }
}
