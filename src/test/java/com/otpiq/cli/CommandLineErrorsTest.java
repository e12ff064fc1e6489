package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a wrong command line, and of output that cannot be written. */
class CommandLineErrorsTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "lissen, there is no command lissen, otpiq listen",
    "lisen, there is no command lisen, otpiq listen",
    "publish, there is no command publish, otpiq --help",
    "lisen --help, there is no command lisen, otpiq listen",
    "help lisen, there is no command lisen, otpiq listen",
    "listen --prot 1, there is no option --prot, otpiq listen --port",
    "listen --prot=1, there is no option --prot, otpiq listen --port",
    "listen --nonsense, there is no option --nonsense, otpiq listen --help",
    "listen -o jsno, there is no --output jsno, otpiq listen --output json",
    "listen -o xml, there is no --output xml, otpiq listen --output pretty|compact|json",
    "journal list --color alwys, there is no --color alwys, otpiq journal list --color always",
    "check 1 --report junti=file, there is no --report junti, otpiq check --report junit",
    "check 1 --only late-snet, there is no check late-snet, --only late-sent",
    "sandbox --scenario faild, there is no scenario faild, --scenario failed",
    "receiver expres, there is no receiver expres, otpiq receiver express",
    "config lisen, there is no command lisen, otpiq config listen",
    "completion fihs, there is no shell fihs, otpiq completion fish",
    "listen --timeout 10, '--timeout: ''10'' is not a duration; use 250ms, 10s or 1m30s', otpiq listen --help",
    "listen --timeout 5parsecs, '--timeout: ''5parsecs'' is not a duration; use 250ms, 10s or 1m30s', otpiq listen --help",
    "listen --port 70000, invalid port: 70000, --port 0 uses any free port",
    "listen --count x, '--count: ''x'' is not a whole number', otpiq listen --help",
    "listen --seed x, '--seed: ''x'' is not a whole number', otpiq listen --help",
    "trigger --factor x, '--factor: ''x'' is not a number', otpiq trigger --help",
    "trigger --jitter 5, '--jitter: ''5'' is not a fraction of at least 0 and less than 1, such as 0.2 or 20%', otpiq trigger --help",
    "listen --quiet=x, '--quiet: ''x'' is not true or false', otpiq listen --help",
    "listen --help=x, '--help: ''x'' is not true or false', otpiq listen --help",
    "listen --port, --port: PORT is missing, otpiq listen --help",
    "listen -o, --output: FORMAT is missing, otpiq listen --help",
    "listen --port --quiet, --port: PORT is missing, otpiq listen --help",
    "listen --port 1 --port 2, --port: can be given only once, otpiq listen --help",
    "listen --save a\u0000b, '--save: ''a\\u0000b'' is not a valid file name', otpiq listen --help",
    "validate, FILE is missing, otpiq validate --help",
    "completion, SHELL is missing, otpiq completion --help",
    "journal show, ID is missing, otpiq journal show --help",
    "journal show a b, unexpected argument: b, otpiq journal show --help",
    "trigger delivered --set foo, '--set: ''foo'' is not KEY=VALUE', otpiq trigger --help",
    "check 1 --report junit, '--report: ''junit'' is not FORMAT=FILE', otpiq check --help",
    "trigger delivered -H Content-Length:5, '-H cannot set Content-Length: it follows from the body and the connection', ''",
    "journal lst, there is no command lst, otpiq journal list",
    "journal, 'choose list, show, export or clear', otpiq journal list",
    "replay --last --from-journal 1.1, 'give a file, --last of 1 or more, or --from-journal, but only one of them', ''",
    "trigger, no scenario given, otpiq trigger --list",
    "trigger delivered -H nonsense, '-H takes ''Name: value''', -H 'X-Request-Id: 1'"
  })
  void a_wrong_command_line_is_2_with_a_sentence_and_a_way_out(
      String line, String what, String hint) {
    Program program = new Program(dir);

    assertThat(program.run(line.split(" "))).isEqualTo(ExitCode.USAGE.code);
    String way = hint.isEmpty() ? "" : "Try: " + hint + "\n";
    assertThat(program.err()).isEqualTo("otpiq: " + what + "\n" + way);
    assertThat(program.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"trigger delivered --print", "commands -o json", "completion zsh", "--help"})
  void what_cannot_be_written_is_6_and_told(String line) {
    Program program = new Program(dir).unwritable("No space left on device");

    assertThat(program.run(line.split(" "))).isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err())
        .isEqualTo("otpiq: cannot write to standard output: No space left on device\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"trigger delivered --print", "commands -o json", "completion zsh", "--help"})
  void a_reader_that_goes_away_misses_nothing(String line) {
    Program program = new Program(dir).unwritable("Broken pipe");

    assertThat(program.run(line.split(" "))).isZero();
    assertThat(program.err()).isEmpty();
  }

  @Test
  void nothing_at_all_is_a_usage_error() {
    Program program = new Program(dir);

    assertThat(program.run()).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err()).contains("no command given").contains("Try: otpiq --help");
  }
}
