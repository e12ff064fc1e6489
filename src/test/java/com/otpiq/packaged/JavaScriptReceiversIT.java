package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sources of the receivers in JavaScript and TypeScript. */
class JavaScriptReceiversIT {
  private static final Path RECEIVERS =
      Shell.PROJECT.resolve("src/main/resources/com/otpiq/receivers");

  private @TempDir Path dir;

  @Requires({"node", "npm:typescript", "npm:ts-blank-space", "npm:prettier"})
  @ParameterizedTest
  @CsvSource({"typescript, javascript", "express, express-javascript"})
  void the_form_in_javascript_is_the_one_in_typescript_without_types(String from, String to)
      throws IOException {
    Path target =
        Boolean.getBoolean("otpiq.write") ? RECEIVERS.resolve(to) : dir.resolve("written");

    Shell.Result derived =
        shell().run("node \"$DERIVE\" \"" + RECEIVERS.resolve(from) + "\" \"" + target + '"');

    assertThat(derived.exit()).as(derived.text()).isZero();
    assertThat(contents(RECEIVERS.resolve(to)))
        .as("again: mvn verify -Dit.test=JavaScriptReceiversIT -Dotpiq.write=true")
        .isEqualTo(contents(target));
  }

  @Requires({"node", "npm:prettier"})
  @Test
  void every_file_is_formatted_with_prettier() {
    Shell.Result checked =
        shell()
            .run(
                "node \"$OTPIQ_NODE_MODULES/prettier/bin/prettier.cjs\" --single-quote --print-width 120 --check '"
                    + RECEIVERS
                    + "/**/*.{js,mjs,ts,json}' '!**/supabase/**' '!**/receivers.json'");

    assertThat(checked.exit()).as(checked.text()).isZero();
  }

  private Shell shell() {
    return new Shell(dir)
        .env(
            "DERIVE",
            Shell.PROJECT.resolve("src/test/resources/receivers/javascript/derive.mjs").toString());
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
