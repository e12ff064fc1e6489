package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.error.OptionSources;
import com.otpiq.cli.host.CommandName;
import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How settings become arguments of a command line. */
class ConfiguredArgumentsTest extends SettingsTestBase {
  private static final CommandTree NONE =
      new CommandTree() {
        @Override
        public CommandLine whole() {
          throw new AssertionError("not needed");
        }

        @Override
        public CommandLine only(CommandName command) {
          throw new AssertionError("not needed");
        }
      };

  private final List<String> parsed = new ArrayList<>();

  @Test
  void settings_are_added_behind_the_command() throws IOException {
    project("port = 1", "listen.forward-to = 1/a", "listen.forward-to = 2/b", "sandbox.credit = 5");

    run(program(), "listen", "--path", "x");

    assertThat(parsed)
        .containsExactly(
            "listen", "--forward-to=1/a", "--forward-to=2/b", "--port=1", "--path", "x");
  }

  @Test
  void an_option_that_is_typed_has_precedence() throws IOException {
    project("port = 1", "quiet = true");

    run(program(), "listen", "--port=2", "-q");

    assertThat(parsed).containsExactly("listen", "--port=2", "-q");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "1, true", "YES, true", "off, false", "0, false"})
  void flags_can_be_written_as_in_ci_systems(String text, String value) {
    run(program().env("OTPIQ_QUIET", text), "listen");

    assertThat(parsed).containsExactly("listen", "--quiet=" + value);
  }

  @ParameterizedTest
  @CsvSource({
    "secret-file = s, --secret x",
    "listen.cert = c.pem, --tls=false",
    "listen.key = k.pem, --trust",
    "listen.no-journal = true, --resume"
  })
  void a_setting_yields_to_a_conflicting_option_that_is_typed(String line, String typed)
      throws IOException {
    project(line);
    List<String> args = new ArrayList<>(List.of("listen"));
    args.addAll(List.of(typed.split(" ", -1)));

    run(program(), args.toArray(String[]::new));

    assertThat(parsed).isEqualTo(args);
  }

  @Test
  void a_setting_yields_to_a_conflicting_one_of_a_higher_source() throws IOException {
    project("listen.no-journal = true");

    run(program().env("OTPIQ_LISTEN_RESUME", "true"), "listen");

    assertThat(parsed).containsExactly("listen", "--resume=true");
  }

  @Test
  void a_path_is_relative_to_the_file_that_has_it() throws IOException {
    project("secret-file = secret");

    run(in(Files.createDirectories(project.resolve("src/main"))), "listen");

    assertThat(parsed).containsExactly("listen", "--secret-file=../../secret");
  }

  @Test
  void help_needs_no_valid_settings() throws IOException {
    project("nonsense");

    assertThat(run(program(), "listen", "--help")).isZero();
  }

  @Test
  void invalid_settings_stop_a_command() throws IOException {
    project("nonsense");
    Program program = program();

    assertThat(run(program, "listen")).isEqualTo(ExitCode.INPUT.code);
    assertThat(parsed).isEmpty();
    assertThat(program.err()).startsWith("otpiq: .otpiq.properties:1: expected `key = value`");
  }

  @Test
  void the_source_of_a_value_is_known_if_a_message_mentions_it() throws IOException {
    project("port = 70001", "secret-file = secret.txt", "listen.path = on");
    Program program = program();
    CommandLine line = line();
    var arguments = new ConfiguredArguments(program.host(), NONE, RawArguments.of("listen"));
    arguments.run(line);

    assertThat(descriptions(arguments.of(usage("invalid port: 70001"))))
        .containsExactly(".otpiq.properties:1: port = 70001");
    assertThat(descriptions(arguments.of(usage("--port and --tls contradict each other"))))
        .containsExactly(".otpiq.properties:1: port = 70001");
    assertThat(descriptions(arguments.of(usage("the secret in secret.txt is too short"))))
        .containsExactly(".otpiq.properties:2: secret-file = secret.txt");
    assertThat(descriptions(arguments.of(usage("it is wrong").about("--port"))))
        .containsExactly(".otpiq.properties:1: port = 70001");
    assertThat(arguments.of(usage("invalid port: 70001").about("--host"))).isEmpty();
    assertThat(arguments.of(usage("it depends on the weather"))).isEmpty();
    assertThat(arguments.of(usage(".otpiq.properties:1: port 70001"))).isEmpty();
    OptionSpec port =
        Objects.requireNonNull(line.getSubcommands().get("listen"))
            .getCommandSpec()
            .findOption("--port");
    assertThat(arguments.of(port)).hasSize(1);
    assertThat(arguments.of((ArgSpec) null)).isEmpty();
    assertThat(arguments.isTyped("--port")).isFalse();
  }

  private int run(Program program, String... args) {
    Host host = program.host();
    int exit = new ConfiguredArguments(host, NONE, RawArguments.of(args)).run(line());
    host.err().flush();
    return exit;
  }

  private static Problem usage(String message) {
    return Problem.of(Problem.Kind.USAGE, message);
  }

  private static List<String> descriptions(List<OptionSources.Source> sources) {
    return sources.stream().map(OptionSources.Source::describe).toList();
  }

  /** A parser with some options of listen; instead of running it, the arguments are kept. */
  private CommandLine line() {
    CommandSpec listen = CommandSpec.create().mixinStandardHelpOptions(true);
    for (String name : List.of("--port", "--path", "--respond", "--secret")) {
      listen.addOption(OptionSpec.builder(name).type(String.class).paramLabel("TEXT").build());
    }
    for (String name : List.of("--cert", "--key", "--secret-file")) {
      listen.addOption(OptionSpec.builder(name).type(Path.class).paramLabel("FILE").build());
    }
    for (String name : List.of("--tls", "--trust", "--no-journal", "--resume")) {
      listen.addOption(OptionSpec.builder(name).type(boolean.class).build());
    }
    listen.addOption(OptionSpec.builder("-q", "--quiet").type(boolean.class).build());
    listen.addOption(
        OptionSpec.builder("--forward-to")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("URL")
            .build());
    CommandLine line = new CommandLine(CommandSpec.create());
    line.addSubcommand("listen", new CommandLine(listen));
    line.setExecutionStrategy(parse -> {
      parsed.addAll(parse.originalArgs());
      return 0;
    });
    return line;
  }
}
