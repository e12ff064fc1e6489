package com.otpiq.packaged;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Ends a run with a list of what this machine lacks, how many tests were skipped for each, and how
 * to install it. Where the property {@code otpiq.skipped} names a file, the list is in that as
 * well.
 */
public final class SkippedTests implements TestExecutionListener {
  private final Map<String, Long> reasons = new ConcurrentSkipListMap<>();
  private @Nullable TestPlan running;

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    running = plan;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    note(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      note(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason"));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    String list = String.join("\n", list()) + "\n";
    if (!reasons.isEmpty()) {
      System.out.print(list);
    }
    String file = System.getProperty("otpiq.skipped");
    if (file != null) {
      write(Path.of(file), reasons.isEmpty() ? "" : list);
    }
  }

  private void note(TestIdentifier test, String reason) {
    reasons.merge(reason, Math.max(1, methodsWithin(test)), Long::sum);
  }

  private long methodsWithin(TestIdentifier skipped) {
    TestPlan plan = running;
    return plan == null
        ? 0
        : plan.getDescendants(skipped).stream()
            .filter(each -> plan.getChildren(each).isEmpty())
            .count();
  }

  private List<String> list() {
    Map<String, Long> missing = new TreeMap<>();
    Map<String, Long> other = new TreeMap<>();
    reasons.forEach((reason, count) -> {
      List<Requirement> named = Requirements.missingIn(reason);
      named.forEach(each -> missing.merge(each.name(), count, Long::sum));
      if (named.isEmpty()) {
        other.put(reason, count);
      }
    });
    return Stream.of(
            Stream.of("", "Skipped tests, and what they need:"),
            missing.entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue(), sourceOf(each.getKey()))),
            other.entrySet().stream().map(each -> line("?", each.getValue(), each.getKey())),
            install(missing.keySet()))
        .flatMap(each -> each)
        .toList();
  }

  private static String line(String name, long count, String source) {
    return "  %-28s %3d  %s".formatted(name, count, source);
  }

  private static String sourceOf(String name) {
    return Requirement.of(name).source();
  }

  private static Stream<String> install(Collection<String> names) {
    String apt = packages(names, "apt:");
    String npm = packages(names, "npm:");
    return Stream.of(
            apt.isEmpty() ? "" : "Try: sudo apt install " + apt,
            npm.isEmpty()
                ? ""
                : "Try: npm install --prefix FOLDER "
                    + npm
                    + " && export OTPIQ_NODE_MODULES=FOLDER/node_modules")
        .filter(line -> !line.isEmpty());
  }

  private static String packages(Collection<String> names, String prefix) {
    return names.stream()
        .map(SkippedTests::sourceOf)
        .filter(source -> source.startsWith(prefix))
        .map(source -> source.substring(prefix.length()).split(" ", 2)[0])
        .distinct()
        .sorted()
        .collect(joining(" "));
  }

  private static void write(Path file, String list) {
    try {
      Files.writeString(file, list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
