package com.otpiq.api;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Event;
import com.otpiq.json.BodyParser;
import com.otpiq.message.ApiKey;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.net.client.Call;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An API without sockets: its outcomes in order, the last one without end, and its requests. */
final class ScriptedApi {
  final List<Call> calls = new ArrayList<>();
  final List<Duration> timeouts = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  private final Deque<Outcome> outcomes;

  ScriptedApi(Outcome... outcomes) {
    this.outcomes = new ArrayDeque<>(List.of(outcomes));
  }

  ApiClient client(PersonalDataMask mask) {
    var account =
        new ApiClient.Account(
            HttpUrl.of("https://api.example.com/api"),
            ApiKey.of("sk_live_k3y"),
            Duration.ofSeconds(7),
            "otpiq/test",
            mask);
    return new ApiClient(this::call, account, events::add);
  }

  ApiClient client() {
    return client(PersonalDataMask.HIDDEN);
  }

  static Outcome.Responded response(int status, String body) {
    return ScriptedTransport.response(status, Headers.NONE, body);
  }

  static Body body(String json) {
    return BodyParser.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private Outcome call(Call call, Duration timeout) {
    calls.add(call);
    timeouts.add(timeout);
    return outcomes.size() > 1 ? outcomes.removeFirst() : outcomes.getFirst();
  }
}
