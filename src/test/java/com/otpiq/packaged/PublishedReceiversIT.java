package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What check finds in receivers that people copy, rebuilt from what they do: as docs/receivers.md
 * says.
 */
@Requires({"node", "npm:express"})
class PublishedReceiversIT {
  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({"OTPIQ's page, otpiq-page.cjs", "the README of OTPIQ's npm client, npm-readme.cjs"})
  void check_finds_what_the_document_says(String name, String file) throws IOException {
    Shell.Result checked = check("-o compact", file);

    assertThat(Files.readString(Shell.PROJECT.resolve("docs/receivers.md")))
        .contains(
            "| "
                + name
                + " | "
                + found(checked, "error")
                + " | "
                + found(checked, "warning")
                + " | "
                + found(checked, "suspicion")
                + " |");
    assertThat(checked.exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"otpiq-page.cjs", "npm-readme.cjs"})
  void where_no_secret_is_configured_anybody_is_believed(String file) throws IOException {
    int port = Ports.free();
    Shell.Result checked =
        shell()
            .run(
                "PORT=%1$d NODE_PATH=$OTPIQ_NODE_MODULES node $WILD/%2$s 2>log & trap 'kill %%1' EXIT\n./otpiq check %1$d/webhooks/otpiq --wait 20s -o compact"
                    .formatted(port, file));

    assertThat(found(checked, "error")).isEqualTo("`secret-missing`");
  }

  private Shell.Result check(String options, String file) throws IOException {
    String root = "http://127.0.0.1:" + Ports.free();
    return shell()
        .run(
            "./otpiq check "
                + root
                + "/webhooks/otpiq --exec 'NODE_PATH=$OTPIQ_NODE_MODULES node $WILD/"
                + file
                + "' --state-url '"
                + root
                + "/sms/{smsId}' --effects-path /effects --prepare-cmd true "
                + options);
  }

  private Shell shell() {
    return new Shell(dir).env("WILD", Shell.PROJECT.resolve("src/test/resources/wild").toString());
  }

  private static String found(Shell.Result checked, String grade) {
    List<String> ids =
        checked
            .text()
            .lines()
            .filter(line -> line.startsWith(grade + " "))
            .map(line -> "`" + line.split(" +", 3)[1] + "`")
            .toList();
    return String.join(", ", ids);
  }
}
