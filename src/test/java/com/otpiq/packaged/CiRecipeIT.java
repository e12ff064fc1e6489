package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell recipe of docs/ci.md, as it stands there. */
class CiRecipeIT {
  private @TempDir Path dir;

  @Requires({"node", "npm:better-sqlite3", "curl"})
  @Test
  void the_shell_recipe_checks_an_application_and_leaves_nothing_running() throws IOException {
    Shell shell = new Shell(dir).withNodeModules();
    assertThat(shell.run("./otpiq receiver node --into app").exit()).isZero();

    Shell.Result result = shell.run("PATH=$PWD:$PATH\n" + recipe("Plain shell"));

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text()).contains("nothing wrong, 2 not checked");
    assertThat(dir.resolve("otpiq.xml")).content().contains("failures=\"0\"");
    assertThat(dir.resolve("otpiq.html")).content().contains("This receiver passed");
    assertThat(shell.run("curl -s http://127.0.0.1:3000/").exit()).isEqualTo(7);
  }

  @Requires({"node", "npm:better-sqlite3"})
  @Test
  void the_shell_recipe_fails_where_the_application_is_wrong() throws IOException {
    Shell shell = new Shell(dir).withNodeModules();
    shell.run(
        "./otpiq receiver node --into app; sed -i.bak 's/WHERE NOT .*is_final//' app/otpiq/store.mjs");

    Shell.Result result = shell.run("PATH=$PWD:$PATH\n" + recipe("Plain shell"));

    assertThat(result.exit()).as(result.text()).isEqualTo(1);
    assertThat(dir.resolve("otpiq.xml")).content().contains("late-sent").contains("<failure");
  }

  @Requires("node")
  @Test
  void the_recipe_for_a_test_suite_waits_for_its_webhooks() throws IOException {
    Files.writeString(
        dir.resolve("package.json"),
        """
        {"type": "module", "scripts": {"e2e": "node e2e.js"}}
        """);
    Files.writeString(
        dir.resolve("e2e.js"),
        """
        const { OTPIQ_BASE_URL, OTPIQ_API_KEY, OTPIQ_LISTEN_URL, OTPIQ_WEBHOOK_SECRET } = process.env;
        const answer = await fetch(`${OTPIQ_BASE_URL}/sms`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${OTPIQ_API_KEY}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({
            phoneNumber: '9647000000001',
            smsType: 'verification',
            verificationCode: '123456',
            deliveryReport: { webhookUrl: OTPIQ_LISTEN_URL, webhookSecret: OTPIQ_WEBHOOK_SECRET },
          }),
        });
        process.exitCode = answer.ok ? 0 : 1;
        """);

    Shell.Result result =
        new Shell(dir).run("PATH=$PWD:$PATH\n" + recipe("Your own tests, with real webhooks"));

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text())
        .contains("200  sms sent", "200  sms delivered, final", "2 webhooks accepted, 0 refused")
        .doesNotContain("unverified");
    assertThat(dir.resolve("webhooks.xml"))
        .content()
        .contains("failures=\"0\"", "status=delivered", "messages that are final");
  }

  /** The first commands for a shell under this heading. */
  private static String recipe(String heading) throws IOException {
    Matcher block =
        Pattern.compile("(?ms)^## " + heading + "$.*?^```sh\\n(.*?)^```$")
            .matcher(Files.readString(Shell.PROJECT.resolve("docs/ci.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}
