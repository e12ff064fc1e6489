package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.session.HttpCheckTransport;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.time.Time;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.ResultLevel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks and defects: each defect is found by the check that is about it, and by no other. */
@Execution(ExecutionMode.CONCURRENT)
class CheckMatrixTest {
  static Stream<Defect> defects() {
    return Defect.all().filter(defect -> !defect.needsSockets());
  }

  static Stream<Defect> httpDefects() {
    return Defect.all().filter(Defect::needsSockets);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void a_defect_is_found_by_its_check(Defect defect) throws InterruptedException {
    CheckScenario scenario = new CheckScenario();
    defect.change().accept(scenario.receiver);
    if (!defect.hasLookup()) {
      scenario.stateProbe = Optional.empty();
    }

    assertThat(surely(defect, CheckScenario.problems(scenario.run())))
        .containsExactlyInAnyOrderElementsOf(defect.finds());
  }

  private static List<String> surely(Defect defect, List<String> found) {
    return found.stream().filter(id -> !defect.mayFind().contains(id)).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("httpDefects")
  void a_defect_of_http_is_found_by_its_check(Defect defect)
      throws IOException, InterruptedException {
    FaultyReceiver receiver = new FaultyReceiver(Time.real());
    defect.change().accept(receiver);

    assertThat(CheckScenario.problems(checkedOverSockets(receiver)))
        .containsExactlyInAnyOrderElementsOf(defect.finds());
  }

  @Test
  void a_correct_receiver_passes_every_check() throws InterruptedException {
    CheckReport report = new CheckScenario().run();

    assertThat(CheckScenario.problems(report)).isEmpty();
    assertThat(report.count(ResultLevel.PASSED)).isEqualTo(Checks.all().size());
  }

  @Test
  void a_correct_receiver_passes_every_check_over_sockets()
      throws IOException, InterruptedException {
    CheckReport report = checkedOverSockets(new FaultyReceiver(Time.real()));

    assertThat(CheckScenario.problems(report)).isEmpty();
    assertThat(report.count(ResultLevel.PASSED)).isEqualTo(Checks.all().size());
  }

  @Test
  void a_correct_receiver_that_stores_after_its_response_passes_every_check()
      throws InterruptedException {
    CheckScenario scenario = new CheckScenario();
    scenario.receiver.storesAfterMillis = 300;

    assertThat(CheckScenario.problems(scenario.run())).isEmpty();
  }

  @Test
  void each_check_has_messages_of_its_own() throws InterruptedException {
    CheckScenario scenario = new CheckScenario();
    scenario.run();

    assertThat(scenario.receiver.smsIds()).hasSizeGreaterThan(90).doesNotHaveDuplicates();
  }

  @Test
  void each_check_has_a_defect_that_it_finds() {
    List<String> found = Defect.all().map(defect -> defect.finds().getFirst()).toList();

    assertThat(Checks.all().stream().map(Check::id)).allMatch(found::contains);
  }

  private static CheckReport checkedOverSockets(FaultyReceiver receiver)
      throws IOException, InterruptedException {
    try (FaultyReceiverServer server = new FaultyReceiverServer(receiver)) {
      CheckScenario scenario = new CheckScenario();
      scenario.time = Time.real();
      scenario.receiver = receiver;
      scenario.url = server.url();
      scenario.transports =
          () -> new HttpCheckTransport(HttpUrl.of(server.url()), NetworkPolicy.THIS_MACHINE);
      return scenario.run();
    }
  }
}
