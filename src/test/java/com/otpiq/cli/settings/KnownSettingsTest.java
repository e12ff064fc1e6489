package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Commands;
import com.otpiq.cli.Program;
import com.otpiq.cli.host.CommandName;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.ValueRedaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            "help version stacktrace json yes allow-remote production watch include-refused javascript no-check",
            "request dry-run curl sandbox to code message template param report scenario wait",
            "secret secret-file old-secret ready-file exec-log count expect expect-none until junit",
            "forward-only trust list plan print only duplicate shuffle set unset sms-id",
            "keep-timing last all-projects from-journal limit into");
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

  /** Each setting of a project is here because it affects nothing but tests on this machine. */
  @Test
  void a_project_sets_nothing_that_reaches_money_keys_or_others() {
    List<String> tests = List.of("listen", "trigger", "replay", "sandbox", "check", "validate");
    Map<String, String> reasons =
        Map.of(
            "what is shown",
            "color output quiet verbose strict source",
            "what is sent to this machine, and when",
            "profile backoff factor jitter max-wait retries disable-after timeout speed virtual-time concurrency seed",
            "where to on this machine",
            "to forward-to state-url port path state-path effects-path",
            "the secret and the certificate of these tests, in the checkout",
            "secret-file old-secret-file cert key tls",
            "what is recorded and accepted",
            "accept respond no-journal resume",
            "which checks are made, and when",
            "only skip baseline fail-fast max-time wait state-wait watch-path",
            "the sandbox, which has no real data",
            "credit pause scenario scenario-file");
    List<String> allowed =
        reasons.values().stream().flatMap(line -> Stream.of(line.split(" ", -1))).toList();
    List<String> shown = List.of("color", "output", "quiet", "verbose");

    List<Setting> byProject = KnownSettings.all().stream().filter(Setting::byProject).toList();

    assertThat(byProject).extracting(Setting::option).isSubsetOf(allowed);
    assertThat(byProject.stream().map(Setting::option)).containsAll(allowed);
    assertThat(byProject.stream().filter(setting -> !shown.contains(setting.option())))
        .allSatisfy(setting -> assertThat(setting.commands()).isSubsetOf(tests));
  }

  /**
   * By their labels it is known which values are files and URLs, which a project may not choose.
   */
  @Test
  void each_file_and_url_is_recognised_by_its_label() {
    for (Setting setting : KnownSettings.all()) {
      for (OptionSpec option : options(setting)) {
        Class<?> type = option.auxiliaryTypes()[option.auxiliaryTypes().length - 1];
        if (type == Path.class) {
          assertThat(option.paramLabel()).as(setting.flag()).isEqualTo("FILE");
        }
        if (setting.redaction() == ValueRedaction.URL && !setting.option().endsWith("path")) {
          assertThat(option.paramLabel()).as(setting.flag()).isEqualTo("URL");
        }
      }
    }
  }

  private static List<OptionSpec> options(Setting setting) {
    CommandName command = CommandName.of(setting.commands().getFirst()).orElseThrow();
    CommandLine line =
        Objects.requireNonNull(new Commands(HOST).only(command).getSubcommands().get(command.word));
    return Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
        .flatMap(each -> Stream.ofNullable(each.getCommandSpec().findOption(setting.flag())))
        .toList();
  }
}
