package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.Checks;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.rule.Annotation;
import com.otpiq.rule.Rule;
import com.otpiq.rule.Rules;
import com.otpiq.sample.ReceiverTemplates;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.verdict.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of the documents say what the program does. */
class DocumentsTest {
  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Fuzz))(?:\\.(\\w+))?`");

  private static final Pattern LINK = Pattern.compile("\\]\\(docs/[^)]+\\)");

  private @TempDir Path dir;

  @Test
  void every_rule_and_mark_has_its_row() throws IOException {
    Stream<String> rules = Rules.all().stream().map(DocumentsTest::row);
    Stream<String> marks =
        Arrays.stream(Annotation.values())
            .map(mark -> "| `" + mark.id() + "` | " + mark.text() + " |");

    assertThat(rows("docs/rules.md", "| `"))
        .containsExactlyElementsOf(Stream.concat(rules, marks).toList());
  }

  @Test
  void every_check_has_its_row() throws IOException {
    assertThat(rows("docs/checks.md", "| `"))
        .containsExactlyElementsOf(
            Stream.concat(Checks.all().stream(), Checks.production().stream())
                .map(DocumentsTest::row)
                .toList());
  }

  @Test
  void every_receiver_has_its_row() throws IOException {
    assertThat(rows("docs/receivers.md", "| `").map(row -> row.split("`", 3)[1]))
        .containsExactlyElementsOf(ReceiverTemplates.kinds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.ar.md", "README.ckb.md"})
  void every_language_has_the_commands_and_the_next_steps(String page) throws IOException {
    List<String> links =
        rows("README.md", "| ")
            .flatMap(row -> LINK.matcher(row).results().map(MatchResult::group))
            .toList();

    assertThat(links).contains("](docs/webhooks.md)").hasSizeGreaterThan(8);
    assertThat(Path.of(page))
        .content()
        .contains(links)
        .contains(
            "export PATH=\"$PWD:$PATH\"",
            "openssl rand -hex 32 > secret && chmod 600 secret",
            "otpiq trigger late-sent --secret-file secret --to ",
            "otpiq listen --secret-file secret",
            "--state-url 'http://localhost:3000/sms/{smsId}'");
  }

  @Test
  void every_exit_code_has_its_row() throws IOException {
    assertThat(rows("docs/exit-codes.md", "| "))
        .containsAll(
            Arrays.stream(ExitCode.values())
                .map(exit -> "| " + exit.code + " | " + exit.name() + " | " + exit.meaning() + " |")
                .toList());
  }

  @Test
  void every_magic_number_has_its_row() throws IOException {
    assertThat(rows("docs/sandbox.md", "| 9647"))
        .containsExactlyElementsOf(
            Scenarios.all().stream()
                .map(magic ->
                    "| "
                        + magic.number()
                        + " | `"
                        + magic.scenario().name()
                        + "` | "
                        + magic.scenario().description()
                        + " |")
                .toList());
  }

  @Test
  void the_ways_to_trust_are_those_that_are_printed() throws IOException {
    Program trust = new Program(dir).env("OTPIQ_STATE_DIR", dir.toString());
    trust.run("listen", "--tls", "--trust");

    assertThat(withoutDate(Files.readString(Path.of("docs/https.md"))))
        .contains(
            withoutDate(
                "```text\n"
                    + trust.out().replace(dir.toString(), "/home/you/.local/state/otpiq")
                    + "```\n"));
  }

  @Test
  void every_test_that_a_document_names_is_there() throws IOException {
    Map<String, Path> tests = filesOf(Path.of("src/test/java"), ".java");

    for (Path document : documents()) {
      for (MatchResult test : TEST.matcher(Files.readString(document)).results().toList()) {
        Path file = tests.get(test.group(1) + ".java");
        assertThat(file).as("%s in %s", test.group(), document).isNotNull();
        if (test.group(2) != null) {
          assertThat(file).content().contains("  void " + test.group(2) + "(");
        }
      }
    }
  }

  @Test
  void every_protection_of_the_security_model_is_proved_by_a_test() throws IOException {
    assertThat(rows("docs/security.md", "| ").filter(row -> !row.startsWith("| attack |")))
        .isNotEmpty()
        .allMatch(row -> row.matches("\\| [^|]+ \\| [^|]+ \\| (`\\w+\\.\\w+`(, | \\|$))+"));
    assertThat(Files.readString(Path.of("SECURITY.md"))).contains("(docs/security.md)");
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> root = Files.list(Path.of(""));
        Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(root, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static Map<String, Path> filesOf(Path folder, String extension) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(extension))
          .collect(
              Collectors.toMap(file -> file.getFileName().toString(), file -> file, (a, _) -> a));
    }
  }

  private static String withoutDate(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\d", "DATE");
  }

  private static String row(Check check) {
    return String.join(
        " | ",
        "| `" + check.id() + "`",
        check.severity().word(),
        check.basis().name().toLowerCase(Locale.ROOT),
        check.sends(),
        check.expects() + " |");
  }

  private static String row(Rule rule) {
    String where = rule.pointer().isEmpty() ? "the body" : "`" + rule.pointer() + "`";
    return String.join(
        " | ",
        "| `" + rule.id() + "`",
        rule.isError() ? "error" : "warning",
        rule.basis().name().toLowerCase(Locale.ROOT),
        where,
        rule.text() + " |");
  }

  private static Stream<String> rows(String document, String start) throws IOException {
    return Files.readAllLines(Path.of(document)).stream().filter(line -> line.startsWith(start));
  }
}
