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
import com.otpiq.net.client.HttpCaller;
import com.otpiq.net.client.NetworkPolicy;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to look at what an application remembers. */
final class StateProbeOptions {
  @Configurable(yieldsTo = "--state-cmd", redaction = ValueRedaction.URL)
  @Option(
      names = "--state-url",
      paramLabel = "URL",
      description = "Where your application shows what it stored of {smsId}.")
  Optional<String> url = Optional.empty();

  @Configurable(byProject = false, yieldsTo = "--state-url", redaction = ValueRedaction.COMMAND)
  @Option(
      names = "--state-cmd",
      paramLabel = "COMMAND",
      description = "A command that prints it instead; {smsId} or OTPIQ_SMS_ID says of which.")
  Optional<String> command = Optional.empty();

  @Configurable
  @Option(
      names = "--state-path",
      paramLabel = "POINTER",
      description = "Where in that JSON the status stands (JSON pointer). Default: /status.")
  String path = "/status";

  @Configurable(redaction = ValueRedaction.URL)
  @Option(
      names = "--effects-path",
      paramLabel = "POINTER",
      description =
          "Where it shows what your application did: a number, or a list. Finds work that is done twice.")
  Optional<String> effects = Optional.empty();

  @Configurable
  @Option(
      names = "--state-wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long your application may take to store an event. Default: 3s.")
  Duration wait = Duration.ofSeconds(3);

  @Configurable(byProject = false, redaction = ValueRedaction.COMMAND)
  @Option(
      names = "--prepare-cmd",
      paramLabel = "COMMAND",
      description = "A command that makes your application know {smsId}, as if it had sent it.")
  Optional<String> prepare = Optional.empty();

  /**
   * How the application is looked into.
   *
   * @throws Problem USAGE where an option is not what it should be
   */
  ApplicationAccess access(Host host, boolean allowRemote, NetworkOptions network) {
    if (url.isPresent() && command.isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--state-url and --state-cmd: one of the two will do");
    }
    Optional<StateProbe> stateProbe =
        url.<StateProbe>map(text -> byUrl(host, text, allowRemote, network))
            .or(() -> command.map(line -> new CommandStateProbe(line, view(), host.workDir())));
    if (stateProbe.isEmpty() && effects.isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--effects-path, and nothing to look into",
          "--state-url or --state-cmd");
    }
    return new ApplicationAccess(
        stateProbe,
        path,
        effects,
        prepare.map(line -> new CommandMessagePreparer(line, host.workDir())),
        wait);
  }

  private UrlStateProbe byUrl(Host host, String text, boolean allowRemote, NetworkOptions network) {
    if (!text.contains(CommandStateProbe.SMS_ID)) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--state-url has no {smsId} in it",
          "--state-url 'http://localhost:3000/sms/{smsId}'");
    }
    String template = TargetUrl.complete(text);
    var sample =
        TargetUrl.parse(
            "--state-url", template.replace(CommandStateProbe.SMS_ID, "sms-0"), allowRemote);
    NetworkPolicy networkPolicy = network.policy(host, sample, allowRemote);
    return new UrlStateProbe(template, view(), new HttpCaller(networkPolicy));
  }

  private StateMapping view() {
    return new StateMapping(
        pointer("--state-path", path), effects.map(text -> pointer("--effects-path", text)));
  }

  private static JsonLookup pointer(String option, String text) {
    try {
      return JsonLookup.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              Problem.Kind.USAGE,
              option + " takes a JSON pointer, and '" + text + "' is none",
              option + " /" + text.replaceFirst("^[$./]+", "").replace('.', '/'))
          .causedBy(e);
    }
  }
}
