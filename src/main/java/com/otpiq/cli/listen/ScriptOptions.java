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

/** Answers that are thought of beforehand. */
final class ScriptOptions {
  @Configurable
  @Option(
      names = "--respond",
      paramLabel = "SCRIPT",
      description =
          "Answer as told, one after the other: '503x3,200', '200@delay=12s', 'sent:500x2,delivered:200', reset, close, redirect, drip=1B/s. The last one stays; end with repeat or stop for something else.")
  Optional<String> text = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Fix what chance chooses in a script such as '200|503'.")
  Optional<Long> seed = Optional.empty();

  /**
   * The script.
   *
   * @throws Problem USAGE where the text is none
   */
  Optional<ResponseScript> script(Host host, Reporter reporter) {
    return text.map(words -> read(words, host, reporter));
  }

  private ResponseScript read(String words, Host host, Reporter reporter) {
    long chance = seed.orElseGet(() -> host.random().nextLong(1, 1_000_000));
    try {
      ResponseScript script = ResponseScriptParser.parse(words, new Seed(chance).random(0));
      if (script.isRandom()) {
        reporter.report(new Event.Notice("--seed " + chance + " chooses the same answers again"));
      }
      return script;
    } catch (IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.USAGE, "--respond: " + e.getMessage(), "--respond '503x3,200'")
          .causedBy(e);
    }
  }
}
