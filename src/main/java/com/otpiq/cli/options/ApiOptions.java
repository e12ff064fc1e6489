package com.otpiq.cli.options;

import com.otpiq.api.ApiClient;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.ApiKey;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.net.Loopback;
import com.otpiq.net.client.HttpCaller;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which API is asked, and as whom. */
public final class ApiOptions {
  public static final String OTPIQ = "https://api.otpiq.com/api";
  public static final String KEY_VARIABLE = "OTPIQ_API_KEY";

  @Configurable(shared = true, byProject = false, redaction = ValueRedaction.URL)
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The API. Default: " + OTPIQ + ".")
  public Optional<String> base = Optional.empty();

  @Configurable(shared = true, variable = KEY_VARIABLE)
  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "File with the API key. Default: OTPIQ_API_KEY, else you are asked.")
  Optional<Path> keyFile = Optional.empty();

  @Configurable
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "For one answer of the API. Default: 30s.")
  Duration timeout = Duration.ofSeconds(30);

  @Mixin NetworkOptions network = new NetworkOptions();

  /**
   * Where the API is; found out once, so that nothing changes in between.
   *
   * @param uri without a slash at its end
   * @param isHere whether what is asked stands for OTPIQ on this machine, so that nothing is really
   *     sent
   */
  public record Base(URI uri, boolean isHere) {}

  /** Where the API is. */
  public Base base() {
    String text = base.orElse(OTPIQ);
    String bare = text.replaceFirst("/+$", "");
    if (bare.matches(".*/sms(/.*)?")) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "the base URL ends before /sms, which otpiq adds itself",
          "--base-url " + ValueRedaction.URL.apply(bare.replaceFirst("/sms(/.*)?$", "")));
    }
    URI uri = uri(bare);
    boolean isHere = Loopback.place(uri.getHost()) == Loopback.Place.HERE;
    if (!isHere && !uri.getScheme().equalsIgnoreCase("https")) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "http would show the API key to everybody on the way to " + uri.getHost(),
          "--base-url https" + bare.substring("http".length()));
    }
    return new Base(uri, isHere);
  }

  /** The way to the API. */
  public HttpCaller caller(Host host, Base base) {
    return new HttpCaller(network.policy(host, base.uri(), !base.isHere()));
  }

  /** The API as this key sees it. */
  public ApiClient api(
      HttpCaller caller, Base base, ApiKey key, PersonalDataMask personal, Reporter calls) {
    if (!timeout.isPositive()) {
      throw Problem.of(Problem.Kind.USAGE, "--timeout is more than 0");
    }
    var account = new ApiClient.Account(base.uri(), key, timeout, Version.userAgent(), personal);
    return new ApiClient(caller, account, calls);
  }

  /**
   * The key: from the file, the environment, or the person at the terminal.
   *
   * @throws Problem USAGE where there is none
   */
  public ApiKey key(Host host, Reporter reporter) throws InterruptedException {
    if (keyFile.isPresent()) {
      Path file = keyFile.get();
      return key(reporter, "the key in " + file, SecretFile.read(host, file, "key file", reporter));
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
        "which API key?",
        KEY_VARIABLE + "=sk_live_… in the environment, or --api-key-file FILE");
  }

  /** The key that a text is; says so where it looks like none of OTPIQ's. */
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

  private static URI uri(String text) {
    try {
      URI uri = new URI(text).parseServerAuthority();
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean bare =
          uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
      if (bare && uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // the same sentence as for every other text that is no URL
    }
    throw Problem.of(
        Problem.Kind.USAGE,
        "'" + ValueRedaction.URL.apply(text) + "' is no base URL of an API",
        "--base-url " + OTPIQ);
  }
}
