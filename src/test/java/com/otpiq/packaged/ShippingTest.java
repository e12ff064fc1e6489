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
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files by which otpiq is shipped say the same. */
class ShippingTest {
  private static final Pattern PLATFORM = Pattern.compile("<dist.platform>([^<]*)</dist.platform>");
  private static final Pattern NPM = Pattern.compile("\"otpiq-cli-([^\"]*)\"");
  private static final Pattern ARCHIVE = Pattern.compile("projectVersion}}-([^.]*)\\.zip");
  private static final Pattern INPUT = Pattern.compile("inputs\\.([a-z]+)");

  @Test
  void a_release_has_the_version_of_the_build() throws IOException {
    String version = read("pom.xml").replaceAll("(?s).*?\n  <version>([^<]*)<.*", "$1");

    assertThat(yaml("jreleaser.yml"))
        .extracting("project")
        .extracting("version")
        .isEqualTo(version);
  }

  @Test
  void there_is_the_same_for_every_system_that_the_build_knows() throws IOException {
    assertThat(all(PLATFORM, "pom.xml"))
        .hasSize(5)
        .isEqualTo(all(NPM, "src/dist/npm/otpiq-cli/package.json"))
        .isEqualTo(all(ARCHIVE, "jreleaser.yml"));
  }

  @Test
  void the_action_hands_over_what_it_takes() throws IOException {
    Object action = yaml("action.yml");

    assertThat(action)
        .extracting("inputs")
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsOnlyKeys(inputsOf(action));
    assertThat(Files.isExecutable(Shell.PROJECT.resolve("src/dist/action/run"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {".github/workflows/build.yml", ".github/workflows/release.yml"})
  void workflows_can_be_read_and_may_only_read_by_default(String file) throws IOException {
    assertThat(yaml(file)).extracting("permissions").isEqualTo(Map.of("contents", "read"));
    assertThat(yaml(file)).extracting("jobs").isInstanceOf(Map.class);
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

  private static Object yaml(String file) throws IOException {
    return new Load(LoadSettings.builder().build()).loadFromString(read(file));
  }

  private static String read(String file) throws IOException {
    return Files.readString(Shell.PROJECT.resolve(file));
  }
}
