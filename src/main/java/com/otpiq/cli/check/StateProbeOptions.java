package com.otpiq.cli.check;

import com.otpiq.check.probe.ApplicationAccess;
import com.otpiq.check.probe.CommandMessagePreparer;
import com.otpiq.check.probe.CommandStateProbe;
import com.otpiq.check.probe.StateMapping;
import com.otpiq.check.probe.StateProbe;
import com.otpiq.check.probe.UrlStateProbe;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.DurationConverter;
import com.otpiq.cli.options.NetworkOptions;
import com.otpiq.cli.options.TargetUrl;
import com.otpiq.cli.options.ValueRedaction;
import com.otpiq.event.Problem;
import com.otpiq.json.JsonLookup;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.net.client.NetworkPolicy;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to read the state that the application stores. */
final class StateProbeOptions {
  @Configurable(yieldsTo = "--state-cmd", redaction = ValueRedaction.URL)
  @Option(
      names = "--state-url",
      paramLabel = "URL",
      description = "URL of the stored state, with {smsId} in it.")
  Optional<String> url = Optional.empty();

  @Configurable(byProject = false, yieldsTo = "--state-url", redaction = ValueRedaction.COMMAND)
  @Option(
      names = "--state-cmd",
      paramLabel = "COMMAND",
      description = "Command that prints the stored state of {smsId}.")
  Optional<String> command = Optional.empty();

  @Configurable
  @Option(
      names = "--state-path",
      paramLabel = "POINTER",
      description = "JSON pointer to the status. Default: /status.")
  String path = "/status";

  @Configurable(redaction = ValueRedaction.URL)
  @Option(
      names = "--effects-path",
      paramLabel = "POINTER",
      description = "JSON pointer to its actions: a number or a list.")
  Optional<String> effects = Optional.empty();

  @Configurable
  @Option(
      names = "--state-wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Longest time to store an event. Default: 3s.")
  Duration wait = Duration.ofSeconds(3);

  @Configurable(byProject = false, redaction = ValueRedaction.COMMAND)
  @Option(
      names = "--prepare-cmd",
      paramLabel = "COMMAND",
      description = "Command that adds {smsId} to your application.")
  Optional<String> prepare = Optional.empty();

  /**
   * The access to the stored state that the options describe.
   *
   * @throws Problem USAGE if an option is invalid
   */
  ApplicationAccess access(Host host, boolean allowRemote, NetworkOptions network) {
    if (url.isPresent() && command.isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--state-url and --state-cmd cannot be used together");
    }
    Optional<StateProbe> probe =
        url.<StateProbe>map(text -> byUrl(host, text, allowRemote, network))
            .or(() -> command.map(text -> new CommandStateProbe(text, mapping(), host.workDir())));
    if (probe.isEmpty() && effects.isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--effects-path needs the stored state",
          "--state-url or --state-cmd");
    }
    return new ApplicationAccess(
        probe,
        path,
        effects,
        prepare.map(text -> new CommandMessagePreparer(text, host.workDir())),
        wait);
  }

  private UrlStateProbe byUrl(Host host, String text, boolean allowRemote, NetworkOptions network) {
    HttpUrl sample = TargetUrl.parseTemplate("--state-url", text, allowRemote);
    NetworkPolicy networkPolicy = network.policy(host, sample, allowRemote);
    return new UrlStateProbe(TargetUrl.complete(text), mapping(), new HttpCaller(networkPolicy));
  }

  private StateMapping mapping() {
    return new StateMapping(
        pointer("--state-path", path), effects.map(text -> pointer("--effects-path", text)));
  }

  private static JsonLookup pointer(String option, String text) {
    try {
      return JsonLookup.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              Problem.Kind.USAGE,
              option + " takes a JSON pointer, not '" + text + "'",
              option + " /" + text.replaceFirst("^[$./]+", "").replace('.', '/'))
          .causedBy(e);
    }
  }
}
