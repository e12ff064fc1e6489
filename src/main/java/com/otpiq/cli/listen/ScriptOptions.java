package com.otpiq.cli.listen;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.listen.ResponseScript;
import com.otpiq.listen.ResponseScriptParser;
import com.otpiq.time.Seed;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Scripted responses. */
final class ScriptOptions {
  @Configurable
  @Option(
      names = "--respond",
      paramLabel = "SCRIPT",
      description = "Respond by a script: '503x3,200', reset, drip=1B/s.")
  Optional<String> text = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Repeat the random choices of a script.")
  Optional<Long> seed = Optional.empty();

  /**
   * The script of {@code --respond}.
   *
   * @throws Problem USAGE if it cannot be parsed
   */
  Optional<ResponseScript> script(Host host, Reporter reporter) {
    return text.map(value -> parse(value, host, reporter));
  }

  private ResponseScript parse(String value, Host host, Reporter reporter) {
    long number = seed.orElseGet(() -> host.random().nextLong(1, 1_000_000));
    try {
      ResponseScript script = ResponseScriptParser.parse(value, new Seed(number).random(0));
      if (script.isRandom()) {
        reporter.report(new Event.Notice("--seed " + number + " repeats these random responses"));
      }
      return script;
    } catch (IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.USAGE, "--respond: " + e.getMessage(), "--respond '503x3,200'")
          .causedBy(e);
    }
  }
}
