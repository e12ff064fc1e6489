package com.otpiq.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.Event;
import com.otpiq.rule.Basis;
import com.otpiq.time.Time;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --watch}, with edits at chosen waits and no real time. */
class CheckWatchTest {
  private static final int WAITS = 40;

  private @TempDir Path dir;
  private final List<Event> events = new ArrayList<>();
  private final Map<Integer, Runnable> edits = new HashMap<>();
  private int waits;
  private int runs;

  @Test
  void an_edit_starts_a_run() throws Exception {
    edits.put(5, () -> write("server.mjs", "a change"));

    run(() -> {});

    assertThat(runs).isEqualTo(2);
    assertThat(events).contains(new CheckEvent.FilesChanged(List.of("server.mjs"), false));
  }

  @Test
  void edits_that_follow_each_other_start_one_run() throws Exception {
    edits.put(5, () -> write("a.mjs", "1"));
    edits.put(6, () -> write("a.mjs", "12"));
    edits.put(7, () -> write("b.mjs", "1"));

    run(() -> {});

    assertThat(runs).isEqualTo(2);
    assertThat(events).contains(new CheckEvent.FilesChanged(List.of("a.mjs", "b.mjs"), false));
  }

  @Test
  void a_file_that_the_application_writes_starts_one_run_more_and_then_none() throws Exception {
    run(() -> write("app.db", "x".repeat(runs)));

    assertThat(runs).isEqualTo(2);
    assertThat(events).contains(new CheckEvent.FilesChanged(List.of("app.db"), true));
  }

  @Test
  void an_edit_during_a_run_is_not_taken_for_the_application_s() throws Exception {
    edits.put(10, () -> write("server.mjs", "another change"));

    run(() -> {
      if (runs == 1) {
        write("server.mjs", "edited while it was checked");
      }
    });

    assertThat(runs).isEqualTo(3);
  }

  @Test
  void an_edit_during_the_second_of_two_runs_is_not_taken_for_the_application_s() throws Exception {
    run(() -> {
      write("app.db", "x".repeat(runs));
      if (runs == 2) {
        write("server.mjs", "edited while it was checked again");
      }
    });

    assertThat(runs).isEqualTo(3);
    assertThat(events).contains(new CheckEvent.FilesChanged(List.of("server.mjs"), true));
  }

  @Test
  void an_application_that_writes_another_file_in_each_run_is_not_checked_for_ever()
      throws Exception {
    run(() -> write("log-" + runs, "x"));

    assertThat(runs).isEqualTo(4);
  }

  @Test
  void the_reports_of_otpiq_are_not_watched() throws Exception {
    run(() -> write("report.json", "x".repeat(runs)));

    assertThat(runs).isEqualTo(1);
  }

  @Test
  void what_tools_write_is_not_watched() throws Exception {
    for (String ignored : List.of("node_modules/x", "vendor/y", ".git/index", "a/.cache/z")) {
      Files.createDirectories(dir.resolve(ignored).getParent());
      edits.put(5 + edits.size(), () -> write(ignored, "changed"));
    }

    run(() -> {});

    assertThat(runs).isEqualTo(1);
  }

  @Test
  void a_run_is_compared_with_the_one_before() throws Exception {
    edits.put(5, () -> write("server.mjs", "a change"));

    run(() -> {});

    assertThat(events)
        .contains(
            new CheckEvent.RunsCompared(
                List.of("passes-once"), List.of("fails-once"), List.of("fails-always")));
  }

  private void run(Runnable application) throws IOException {
    Files.writeString(dir.resolve("server.mjs"), "");
    CheckWatch watch =
        new CheckWatch(List.of(dir), List.of(dir.resolve("report.json")), new Waits(), events::add);

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() ->
            watch.run(() -> {
              runs++;
              application.run();
              return report();
            }));
  }

  private CheckReport report() {
    boolean isFirst = runs == 1;
    return new CheckReport(
        "http://127.0.0.1:3000/",
        Optional.empty(),
        Instant.EPOCH,
        List.of(
            result("fails-always", true),
            result("fails-once", isFirst),
            result("passes-once", !isFirst)),
        false,
        true,
        List.of(),
        List.of(),
        List.of(),
        Duration.ZERO);
  }

  private static CheckResult result(String id, boolean fails) {
    Check check = new Check(id, CheckGroup.HTTP, Severity.ERROR, Basis.ASSUMED, "a", "b", "c", "d");
    Verdict verdict = fails ? new Verdict.Failed("x") : Verdict.passed();
    return new CheckResult(check, verdict, List.of(), Duration.ZERO, false);
  }

  private void write(String file, String text) {
    try {
      Files.writeString(dir.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the edit of each wait instead of waiting, and ends the run after the last one. */
  private final class Waits implements Time {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public void sleep(Duration wait) throws InterruptedException {
      waits++;
      edits.getOrDefault(waits, () -> {}).run();
      if (waits > WAITS) {
        throw new InterruptedException();
      }
    }
  }
}
