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

  @Test
  void the_shell_recipe_checks_an_application_and_leaves_nothing_running() throws IOException {
    Shell.needs("node", "curl");
    Shell shell = new Shell(dir);
    assertThat(shell.run("./otpiq receiver node --into app").exit()).isZero();

    Shell.Result result = shell.run("PATH=$PWD:$PATH\n" + recipe());

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text()).contains("nothing wrong, 2 not checked");
    assertThat(dir.resolve("otpiq.xml")).content().contains("failures=\"0\"");
    assertThat(dir.resolve("otpiq.html")).content().contains("This receiver does what it must");
    assertThat(shell.run("curl -s http://127.0.0.1:3000/").exit()).isEqualTo(7);
  }

  @Test
  void the_shell_recipe_fails_where_the_application_is_wrong() throws IOException {
    Shell.needs("node");
    Shell shell = new Shell(dir);
    shell.run(
        "./otpiq receiver node --into app; sed -i.bak 's/!message.final/true/' app/store.mjs");

    Shell.Result result = shell.run("PATH=$PWD:$PATH\n" + recipe());

    assertThat(result.exit()).as(result.text()).isEqualTo(1);
    assertThat(dir.resolve("otpiq.xml")).content().contains("late-sent").contains("<failure");
  }

  private static String recipe() throws IOException {
    Matcher block =
        Pattern.compile("(?ms)^```sh\\n(.*?)^```$")
            .matcher(Files.readString(Shell.PROJECT.resolve("docs/ci.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}
