package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Commands;
import com.otpiq.cli.Program;
import com.otpiq.cli.host.CommandName;
import com.otpiq.cli.host.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The settings there are: as many as the commands have options for. */
class KnownSettingsTest {
  private static final Host HOST = new Program(Path.of("")).host();

  /** It reads none: every new shell may run it, in whatever folder. */
  private static final String WITHOUT = "completion";

  /** What it writes is a program, which has one form. */
  private static final String WITHOUT_OUTPUT = "receiver";

  /** What is said each time: what is sent and to whom, what is asked of this run, consent. */
  @Test
  void every_option_is_a_setting_or_is_said_each_time() {
    List<String> said =
        List.of(
            "help version stacktrace json yes allow-remote production no-check",
            "request dry-run curl sandbox to code message template param report scenario wait",
            "secret secret-file old-secret ready-file count expect expect-none until junit",
            "forward-only trust list plan print only duplicate shuffle set unset sms-id",
            "keep-timing last from-journal limit into");
    List<String> allowed = said.stream().flatMap(line -> Stream.of(line.split(" ", -1))).toList();

    for (CommandLine line : new Commands(HOST).whole().getSubcommands().values()) {
      String command = line.getCommandName();
      if (command.equals(WITHOUT)) {
        continue;
      }
      assertThat(
              line.getCommandSpec().options().stream()
                  .map(option -> option.longestName().replaceFirst("^-+", ""))
                  .filter(name -> !name.equals("H"))
                  .filter(name -> !name.equals("output") || !command.equals(WITHOUT_OUTPUT))
                  .filter(name ->
                      KnownSettings.of(command).noneMatch(each -> each.option().equals(name))))
          .as(command)
          .isSubsetOf(allowed);
    }
  }

  @Test
  void every_setting_is_an_option_of_its_commands() {
    for (Setting setting : KnownSettings.all()) {
      for (String command : setting.commands()) {
        CommandLine line =
            Objects.requireNonNull(
                new Commands(HOST)
                    .only(CommandName.of(command).orElseThrow())
                    .getSubcommands()
                    .get(command));
        assertThat(Stream.concat(Stream.of(line), line.getSubcommands().values().stream()))
            .as("%s of %s", setting.option(), command)
            .anyMatch(each -> each.getCommandSpec().findOption("--" + setting.option()) != null);
      }
    }
  }

  @Test
  void no_variable_of_a_setting_means_something_else() {
    List<String> keys = KnownSettings.keys().toList();

    assertThat(keys.stream().map(Setting::variable)).doesNotHaveDuplicates();
    assertThat(keys.stream().map(Setting::variable))
        .doesNotContain(
            "OTPIQ_WEBHOOK_SECRET",
            "OTPIQ_WEBHOOK_SECRET_OLD",
            "OTPIQ_API_KEY",
            "OTPIQ_STATE_DIR",
            "OTPIQ_CONFIG_DIR",
            "OTPIQ_LISTEN_URL",
            "OTPIQ_CHECK",
            "OTPIQ_SMS_ID",
            "OTPIQ_STORE_PASSWORD",
            "OTPIQ_JAVA_OPTIONS");
  }

  @Test
  void the_value_of_a_url_or_a_command_is_shown_without_what_may_be_secret() {
    Commands commands = new Commands(HOST);
    for (Setting setting : KnownSettings.all()) {
      CommandName command = CommandName.of(setting.commands().getFirst()).orElseThrow();
      CommandLine line =
          Objects.requireNonNull(commands.only(command).getSubcommands().get(command.word));
      Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
          .flatMap(each -> Stream.ofNullable(each.getCommandSpec().findOption(setting.flag())))
          .findFirst()
          .map(OptionSpec::paramLabel)
          .filter(label -> label.equals("URL") || label.equals("COMMAND"))
          .ifPresent(
              label -> assertThat(setting.redaction()).as(setting.flag()).hasToString(label));
    }
  }

  @Test
  void the_settings_that_yield_are_those_that_would_contradict() {
    assertThat(KnownSettings.of("check").filter(each -> each.yieldsTo().contains("--production")))
        .extracting(Setting::option)
        .containsExactly("exec", "only", "skip");
    assertThat(KnownSettings.of("send").filter(each -> each.yieldsTo().contains("--request")))
        .extracting(Setting::option)
        .containsExactly("account", "phone-id", "provider", "sender-id", "webhook-url");
    assertThat(KnownSettings.of("listen").filter(each -> !each.yieldsTo().isEmpty()))
        .extracting(Setting::option)
        .containsExactly("cert", "key", "no-journal", "resume", "secret-file");
  }
}
