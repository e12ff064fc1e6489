package com.otpiq.cli.deliver;

import com.otpiq.cli.options.HeaderParser;
import com.otpiq.json.BodyParser;
import com.otpiq.replay.PayloadEdits;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.SmsIdFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Option;

/** Changes to payloads and headers before they are sent. */
final class PayloadOptions {
  private static final String AUTO = "auto";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a key to JSON or a string. Repeatable.")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(names = "--unset", paramLabel = "KEY", description = "Remove a key. Repeatable.")
  List<String> unset = new ArrayList<>();

  @Option(names = "--sms-id", paramLabel = "ID", description = "Set smsId; auto generates one.")
  Optional<String> smsId = Optional.empty();

  @Option(
      names = "-H",
      paramLabel = "'NAME: VALUE'",
      description = "Add or replace a header. Repeatable.")
  List<String> headers = new ArrayList<>();

  PayloadEdits edits(RandomGenerator random) {
    Map<String, Json> values = new LinkedHashMap<>();
    smsId
        .map(id -> id.equals(AUTO) ? SmsIdFormat.HYPHEN.generate(random) : id)
        .ifPresent(id -> values.put(PayloadKey.SMS_ID, Json.of(id)));
    set.forEach((key, text) -> values.put(key, BodyParser.value(text)));
    return new PayloadEdits(values, List.copyOf(unset));
  }

  Headers headers() {
    return HeaderParser.read(headers);
  }
}
