package com.otpiq.cli.options;

import com.otpiq.api.ApiClient;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.ApiKey;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.net.Loopback;
import com.otpiq.net.client.HttpCaller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for OTPIQ's API: its URL, the key and the timeout. */
public final class ApiOptions {
  public static final String OTPIQ = "https://api.otpiq.com/api";
  public static final String KEY_VARIABLE = "OTPIQ_API_KEY";

  private static final String OPTION = "--base-url";

  @Configurable(shared = true, byProject = false, redaction = ValueRedaction.URL)
  @Option(
      names = OPTION,
      paramLabel = "URL",
      description = "URL of the API. Default: " + OTPIQ + ".")
  public Optional<String> base = Optional.empty();

  @Configurable(shared = true, byProject = false, variable = KEY_VARIABLE)
  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "File with the API key. Default: OTPIQ_API_KEY.")
  Optional<Path> keyFile = Optional.empty();

  @Configurable(byProject = false)
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Of one API request. Default: 30s.")
  Duration timeout = Duration.ofSeconds(30);

  @Mixin NetworkOptions network = new NetworkOptions();

  /**
   * The base URL of the API.
   *
   * @param isLocal whether it is on this machine, so that no real message is sent
   */
  public record Base(HttpUrl url, boolean isLocal) {}

  /** The base URL of the API. */
  public Base base() {
    HttpUrl url = TargetUrl.parseFull(OPTION, base.orElse(OTPIQ), OPTION + " " + OTPIQ);
    if (url.pathAndQuery().contains("?")) {
      throw Problem.of(
          Problem.Kind.USAGE, "'" + url + "' is not the base URL of an API", OPTION + " " + OTPIQ);
    }
    if (url.pathAndQuery().matches(".*/sms(/.*)?")) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "the base URL ends before /sms, which otpiq adds itself",
          OPTION + " " + url.toString().replaceFirst("/sms(/.*)?$", ""));
    }
    boolean isLocal = Loopback.locate(url.host()) == Loopback.Location.LOCAL;
    if (!isLocal && !url.isHttps()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "http would send the API key unencrypted to " + url.host(),
          OPTION + " https" + url.toString().substring("http".length()));
    }
    return new Base(url, isLocal);
  }

  /** The HTTP client of the API. */
  public HttpCaller caller(Host host, Base base) {
    return new HttpCaller(network.policy(host, base.url(), !base.isLocal()));
  }

  /** The client of the API with this key. */
  public ApiClient api(
      HttpCaller caller, Base base, ApiKey key, PersonalDataMask mask, Reporter calls) {
    if (!timeout.isPositive()) {
      throw Problem.of(Problem.Kind.USAGE, "--timeout must be more than 0");
    }
    var account = new ApiClient.Account(base.url(), key, timeout, Version.userAgent(), mask);
    return new ApiClient(caller::call, account, calls);
  }

  /**
   * The API key: from the file, the environment, or a prompt.
   *
   * @throws Problem USAGE if there is none
   */
  public ApiKey key(Host host, Reporter reporter) throws InterruptedException {
    if (keyFile.isPresent()) {
      Path file = keyFile.get();
      return key(reporter, "the key in " + file, SecretFile.API_KEY.read(host, file, reporter));
    }
    String fromEnvironment = host.env().getOrDefault(KEY_VARIABLE, "");
    if (!fromEnvironment.isEmpty()) {
      return key(reporter, "the key in " + KEY_VARIABLE, fromEnvironment);
    }
    if (host.prompter().isAvailable()) {
      return key(reporter, "the key", host.prompter().askHidden("API key (not shown): "));
    }
    throw Problem.of(
        Problem.Kind.USAGE,
        "the API key is missing",
        KEY_VARIABLE + "=sk_live_… in the environment, or --api-key-file FILE");
  }

  /** Checks a key, and warns if it does not start as OTPIQ's keys do. */
  public static ApiKey key(Reporter reporter, String name, String value) {
    try {
      ApiKey key = ApiKey.of(value);
      if (!key.hasKnownPrefix()) {
        reporter.report(
            new Event.Notice(
                name + " starts with neither sk_live_ nor sk_dev_, as OTPIQ's keys do"));
      }
      return key;
    } catch (IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.INPUT, name + " " + e.getMessage());
    }
  }
}
