package com.otpiq;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every source file: sizes, names, comments, and a test for each package. */
class SourceConventionsTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");
  private static final String PACKAGE_INFO = "package-info.java";

  private static final int MOST_FILES = 25;
  private static final int MOST_LINES = 250;

  /** Packages without a test class of their own, each with the reason. */
  private static final Map<String, String> WITHOUT_TEST =
      Map.of("com.otpiq.launcher", "it has to run on Java 8; LauncherIT starts it as a process");

  /** Files that catch exceptions of every kind, each with the boundary that it is. */
  private static final Map<String, String> BOUNDARIES =
      Map.of(
          "EventBoundary.java", "of one event, in every engine and in every output",
          "ExchangeHandler.java", "a response that fails later is a failure of its request",
          "Router.java", "a response that fails later is a failure of its request",
          "ErrorHandler.java", "of the command",
          "Rehearsal.java", "of the listener's thread; the thread of the command throws it",
          "HttpCaller.java", "of the HTTP client library, which throws runtime exceptions",
          "Grammar.java", "of the factory of commands, which declares Exception");

  private static final Pattern CATCHES_ALL =
      Pattern.compile(
          "catch \\([^)]*\\b(Exception|RuntimeException|Throwable|Error)\\b|\\.exceptionally\\(");

  private static final Pattern TEXT =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\\\n])*\"|'(\\\\.|[^'\\\\\\n])'", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
  private static final Pattern VAGUE =
      Pattern.compile("(?i)\\b(nobody|somebody|whoever|anybody|everybody)\\b");

  @Test
  void no_package_has_more_than_25_files() {
    Map<String, Long> sizes =
        sources(MAIN).collect(groupingBy(file -> packageOf(MAIN, file), counting()));

    assertThat(sizes).isNotEmpty();
    assertThat(sizes.entrySet()).allMatch(each -> each.getValue() <= MOST_FILES);
  }

  @Test
  void no_file_has_more_than_250_lines() {
    assertThat(Stream.concat(sources(MAIN), sources(TEST)))
        .isNotEmpty()
        .allMatch(file -> read(file).lines().count() <= MOST_LINES);
  }

  @Test
  void no_simple_name_stands_twice() {
    assertThat(Stream.concat(sources(MAIN), sources(TEST)).map(SourceConventionsTest::name))
        .filteredOn(name -> !name.equals(PACKAGE_INFO))
        .doesNotHaveDuplicates();
  }

  @Test
  void exceptions_of_every_kind_are_caught_at_declared_boundaries_only() {
    assertThat(
            sources(MAIN)
                .filter(file -> CATCHES_ALL.matcher(read(file)).find())
                .map(SourceConventionsTest::name))
        .containsExactlyInAnyOrderElementsOf(BOUNDARIES.keySet());
  }

  @Test
  void comments_name_the_caller_the_client_or_the_user() {
    List<String> vague =
        Stream.concat(sources(MAIN), sources(TEST))
            .flatMap(
                file -> comments(file).filter(VAGUE.asPredicate()).map(text -> file + ": " + text))
            .toList();

    assertThat(vague).isEmpty();
  }

  @Test
  void every_package_of_the_program_has_a_comment_and_is_null_marked() {
    for (String each : packages(MAIN)) {
      Path info = MAIN.resolve(each.replace('.', '/')).resolve(PACKAGE_INFO);
      if (!each.equals("com.otpiq.launcher")) {
        assertThat(info).content().startsWith("/**").contains("@NullMarked");
      }
    }
  }

  @Test
  void every_package_of_the_program_has_a_test_class_of_its_own() {
    Set<String> tested =
        sources(TEST)
            .filter(file -> name(file).endsWith("Test.java"))
            .map(file -> packageOf(TEST, file))
            .collect(Collectors.toSet());

    assertThat(packages(MAIN))
        .filteredOn(each -> !tested.contains(each))
        .containsExactlyInAnyOrderElementsOf(WITHOUT_TEST.keySet());
  }

  private static Stream<String> comments(Path file) {
    String withoutText = TEXT.matcher(read(file)).replaceAll("\"\"");
    return COMMENT.matcher(withoutText).results().map(found -> found.group().strip());
  }

  private static Set<String> packages(Path root) {
    return sources(root)
        .map(file -> packageOf(root, file))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String packageOf(Path root, Path file) {
    Path folder = root.relativize(Objects.requireNonNull(file.getParent()));
    return folder.toString().replace(folder.getFileSystem().getSeparator(), ".");
  }

  private static String name(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }

  private static Stream<Path> sources(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
