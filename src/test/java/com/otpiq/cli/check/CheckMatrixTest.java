package com.otpiq.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.Checks;
import com.otpiq.cli.Program;
import com.otpiq.verdict.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Defects by checks: each defect is found by the check that is about it, and by no other. */
@Execution(ExecutionMode.CONCURRENT)
class CheckMatrixTest {
  static Stream<Defect> defects() {
    return Defect.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void a_defect_is_found_by_its_check(Defect defect) throws IOException {
    try (FaultyReceiver sick = new FaultyReceiver()) {
      defect.change().accept(sick);

      Program program = examined(sick.begin());

      assertThat(CheckVerdicts.bad(program.out()))
          .as(program.out() + program.err())
          .containsExactlyInAnyOrderElementsOf(defect.finds());
    }
  }

  @Test
  void nothing_is_wrong_with_a_sound_receiver() throws IOException {
    try (FaultyReceiver sound = new FaultyReceiver().begin()) {
      Program program = examined(sound);

      assertThat(CheckVerdicts.bad(program.out())).isEmpty();
      assertThat(program.out()).contains("\"passed\":" + Checks.all().size());
    }
  }

  @Test
  void nothing_is_wrong_with_a_sound_receiver_that_stores_after_its_answer() throws IOException {
    try (FaultyReceiver sound = new FaultyReceiver()) {
      sound.storesAfterMillis = 300;
      Program program = examined(sound.begin());

      assertThat(CheckVerdicts.bad(program.out())).as(program.out()).isEmpty();
    }
  }

  @Test
  void each_check_has_a_defect_that_it_finds() {
    List<String> found = Defect.all().map(defect -> defect.finds().getFirst()).toList();

    assertThat(Checks.all().stream().map(Check::id)).allMatch(found::contains);
  }

  static Program examined(FaultyReceiver patient) {
    var program = new Program(Path.of(""));
    program.run(
        "check",
        patient.url(),
        "--secret",
        FaultyReceiver.SECRET,
        "--old-secret",
        FaultyReceiver.OLD,
        "--state-url",
        patient.stateUrl(),
        "--effects-path",
        "/effects",
        "--state-wait",
        "1s",
        "--prepare-cmd",
        "curl -s -X PUT " + patient.stateUrl(),
        "-o",
        "json");
    return program;
  }
}
