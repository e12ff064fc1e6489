package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files by which otpiq is shipped say the same. */
class ShippingTest {
  private static final String BUILD = ".github/workflows/build.yml";
  private static final String RELEASE = ".github/workflows/release.yml";
  private static final Pattern PLATFORM = Pattern.compile("<dist.platform>([^<]*)</dist.platform>");
  private static final Pattern NPM = Pattern.compile("\"otpiq-cli-([^\"]*)\"");
  private static final Pattern ARCHIVE = Pattern.compile("projectVersion}}-([^.]*)\\.zip");
  private static final Pattern MATRIX = Pattern.compile("\\{ system: ([^,]*),");
  private static final Pattern PUBLISHED = Pattern.compile("for system in (.*) '';");
  private static final Pattern BROUGHT = Pattern.compile("\\) echo ([a-z0-9-]*) ;;");
  private static final Pattern FOREIGN = Pattern.compile("uses: (?!\\./)(.*)");
  private static final Pattern INPUT = Pattern.compile("inputs\\.([a-z]+)");

  @Test
  void a_release_has_the_version_of_the_build() throws IOException {
    String version = read("pom.xml").replaceAll("(?s).*?\n  <version>([^<]*)<.*", "$1");

    assertThat(YamlFile.read("jreleaser.yml"))
        .extracting("project")
        .extracting("version")
        .isEqualTo(version);
  }

  @Test
  void there_is_the_same_for_every_system_that_the_build_knows() throws IOException {
    assertThat(systems())
        .hasSize(5)
        .isEqualTo(all(NPM, "src/dist/npm/otpiq-cli/package.json"))
        .isEqualTo(all(ARCHIVE, "jreleaser.yml"))
        .isEqualTo(all(MATRIX, RELEASE))
        .containsExactlyInAnyOrder(all(PUBLISHED, RELEASE).getFirst().split(" "));
  }

  @Test
  void the_action_brings_otpiq_to_every_system_but_windows() throws IOException {
    assertThat(all(BROUGHT, "src/dist/action/fetch"))
        .isEqualTo(systems().stream().filter(each -> !each.startsWith("win32")).toList());
  }

  @Test
  void the_action_hands_over_what_it_takes() throws IOException {
    Map<String, Object> action = YamlFile.read("action.yml");

    assertThat(action)
        .extracting("inputs")
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsOnlyKeys(inputsOf(action));
    for (String script : List.of("fetch", "run")) {
      assertThat(Shell.PROJECT.resolve("src/dist/action/" + script)).isExecutable();
    }
  }

  @Test
  void nothing_is_published_before_all_is_looked_at() throws IOException {
    Workflow release = Workflow.of(RELEASE);

    assertThat(release.writing())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "attest", List.of("attestations", "id-token"),
                "github", List.of("contents"),
                "image", List.of("packages"),
                "npm", List.of("id-token")));
    for (String name : release.writing().keySet()) {
      assertThat(release.before(name)).as(name).contains("bundle", "same", "tests", "version");
    }
    assertThat(release.job("tests").uses()).isEqualTo("./" + BUILD);
    assertThat(read(BUILD)).contains("workflow_call:");
  }

  @Test
  void what_is_published_was_attested_before() throws IOException {
    for (String name : List.of("github", "image", "npm")) {
      assertThat(Workflow.of(RELEASE).before(name)).as(name).contains("attest");
    }
    assertThat(paths("upload-artifact")).isNotEmpty().isEqualTo(paths("attest"));
  }

  @ParameterizedTest
  @ValueSource(strings = {BUILD, RELEASE})
  void workflows_use_actions_by_their_commit_alone(String file) throws IOException {
    assertThat(all(FOREIGN, file))
        .isNotEmpty()
        .allMatch(action -> action.matches("[a-z/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
  }

  /**
   * What an expression stands for would be a part of the script: a branch can be named as a
   * command.
   */
  @ParameterizedTest
  @ValueSource(strings = {BUILD, RELEASE, "action.yml"})
  void no_script_has_an_expression_in_it(String file) throws IOException {
    assertThat(YamlFile.values(YamlFile.read(file), "run"))
        .isNotEmpty()
        .noneMatch(script -> script.contains("${{"));
  }

  /** Otherwise the token is in the checkout, where each later step and its programs can read it. */
  @ParameterizedTest
  @ValueSource(strings = {BUILD, RELEASE, "docs/ci.md"})
  void no_checkout_keeps_the_token(String file) throws IOException {
    List<String> steps = List.of(read(file).split("\n *- "));

    assertThat(steps.stream().filter(step -> step.startsWith("uses: actions/checkout@")))
        .isNotEmpty()
        .allMatch(step -> step.contains("persist-credentials: false"));
  }

  @ParameterizedTest
  @ValueSource(strings = {BUILD, RELEASE})
  void workflows_can_be_read_and_may_only_read_by_default(String file) throws IOException {
    assertThat(YamlFile.read(file)).extracting("permissions").isEqualTo(Map.of("contents", "read"));
    assertThat(YamlFile.read(file)).extracting("jobs").isInstanceOf(Map.class);
  }

  /** The systems that the build knows. */
  static List<String> systems() throws IOException {
    return all(PLATFORM, "pom.xml");
  }

  /** The paths that a step of the release hands to an action, in the order of the alphabet. */
  private static List<String> paths(String action) throws IOException {
    String step = read(RELEASE).split("uses: actions/" + action + "@", 2)[1];
    return step.lines()
        .skip(1)
        .takeWhile(line -> line.startsWith("       "))
        .map(String::strip)
        .filter(line -> line.startsWith("target/"))
        .sorted()
        .toList();
  }

  private static List<String> inputsOf(Object action) {
    assertThat(action).extracting("runs").extracting("using").isEqualTo("composite");
    return matches(INPUT, String.valueOf(action));
  }

  private static List<String> all(Pattern pattern, String file) throws IOException {
    return matches(pattern, read(file));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .sorted()
        .distinct()
        .toList();
  }

  private static String read(String file) throws IOException {
    return Files.readString(Shell.PROJECT.resolve(file));
  }
}
