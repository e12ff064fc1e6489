package com.otpiq.check.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.otpiq.check.probe.ApplicationAccess;
import com.otpiq.delivery.Outcome;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.PartialCall;
import com.otpiq.net.client.Segments;
import com.otpiq.net.client.TlsProbe;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.time.VirtualTime;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import com.otpiq.webhook.Status;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One check, with a receiver whose responses are given. */
class CheckSessionTest {
  private static final String SECRET = "s3cret-Value";
  private static final CheckPayload PAYLOAD = CheckPayload.of(Channel.SMS, Status.SENT);

  private final Time time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final ScriptedReceiver transport = new ScriptedReceiver();
  private final ReceiverUnderTest receiver =
      new ReceiverUnderTest(
          HttpUrl.of("http://127.0.0.1:3000/hook"),
          () -> transport,
          new Credentials(Optional.of(WebhookSecret.of(SECRET)), Optional.empty()),
          new ApplicationAccess(
              Optional.empty(), "/status", Optional.empty(), Optional.empty(), Duration.ZERO),
          "otpiq/1",
          time);
  private Duration remaining = Duration.ofMinutes(1);
  private final CheckSession session =
      new CheckSession(
          receiver,
          new Seed(1).random(1),
          () -> remaining,
          new Exchanges(new ExchangeLog(time), "id", false));

  @Test
  void a_webhook_has_the_secret_and_the_user_agent_of_otpiq() throws Exception {
    session.deliver(session.newMessage(), PAYLOAD);

    Headers sent = transport.calls.getFirst().headers();
    assertThat(sent.first(HeaderName.SECRET)).contains(SECRET);
    assertThat(sent.first(HeaderName.USER_AGENT)).contains("otpiq/1");
  }

  @Test
  void every_exchange_is_evidence_without_the_secrets_that_the_receiver_repeats() throws Exception {
    transport.response = _ -> responded(401, "wrong: " + SECRET);

    session.deliver(session.newMessage(), PAYLOAD);

    assertThat(session.evidence())
        .extracting(Evidence::request, Evidence::response, Evidence::excerpt)
        .containsExactly(tuple("sms sent", "401 Phrase", "wrong: [hidden]"));
  }

  @Test
  void a_long_response_body_is_quoted_up_to_300_characters() throws Exception {
    transport.response = _ -> responded(500, "e".repeat(301));

    session.deliver(session.newMessage(), PAYLOAD);

    assertThat(session.evidence().getFirst().excerpt()).isEqualTo("e".repeat(300) + "…");
  }

  @Test
  void the_receiver_is_reached_once_a_request_may_have_arrived() throws Exception {
    transport.response = _ -> new Outcome.Failed("nothing listens on 127.0.0.1:3000", false);
    session.deliver(session.newMessage(), PAYLOAD);
    assertThat(receiver.isReached()).isFalse();

    transport.response = _ -> new Outcome.TimedOut("waiting for the response", true);
    session.deliver(session.newMessage(), PAYLOAD);
    assertThat(receiver.isReached()).isTrue();
  }

  @Test
  void concurrent_responses_are_in_the_order_of_their_requests() throws Exception {
    transport.response = call -> responded(call.method().equals("PUT") ? 405 : 200, "");
    CheckRequest post = session.webhook(session.newMessage(), PAYLOAD);
    var put = new CheckRequest("PUT", post.headers(), post.body(), "PUT");

    assertThat(session.sendConcurrently(List.of(post, put, post)))
        .extracting(response -> response.status().orElseThrow())
        .containsExactly(200, 405, 200);
  }

  @Test
  void no_request_is_sent_after_the_time_limit() throws Exception {
    CheckRequest request = session.webhook(session.newMessage(), PAYLOAD);
    remaining = Duration.ZERO;

    assertThatThrownBy(() -> session.send(request))
        .isInstanceOfSatisfying(
            IncompleteCheckException.class,
            end -> assertThat(end.reason()).isEqualTo(TimeLimit.REACHED));
    assertThatThrownBy(() -> session.sendConcurrently(List.of(request, request)))
        .isInstanceOfSatisfying(
            IncompleteCheckException.class,
            end -> assertThat(end.reason()).isEqualTo(TimeLimit.REACHED));
    assertThat(transport.calls).isEmpty();
  }

  @Test
  void a_bug_in_the_transport_is_thrown_and_not_taken_for_a_response() throws Exception {
    CheckRequest request = session.webhook(session.newMessage(), PAYLOAD);
    var bug = new UnsupportedOperationException("bug");
    transport.response =
        _ -> {
          throw bug;
        };

    assertThatThrownBy(() -> session.sendConcurrently(List.of(request)))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(bug);
  }

  @Test
  void a_rejection_fails_only_if_the_plain_webhook_is_acknowledged() throws Exception {
    CheckResponse rejected = session.deliver(session.newMessage(), PAYLOAD).prefixed("odd ");

    assertThat(session.rejection(rejected, PAYLOAD))
        .isEqualTo(new Verdict.Failed("odd sms sent → 200 Phrase"));
    assertThat(session.evidence().getLast().supplementary()).isTrue();

    transport.response = _ -> responded(404, "");
    assertThat(session.rejection(rejected, PAYLOAD))
        .isEqualTo(new Verdict.Unfinished("a plain sms sent is not acknowledged either"));
  }

  @Test
  void closing_the_session_closes_its_connections() {
    session.close();

    assertThat(transport.isClosed).isTrue();
  }

  private static Outcome responded(int status, String body) {
    return new Outcome.Responded(
        status, "Phrase", Headers.NONE, ResponseBody.of(body), Optional.empty());
  }

  private static final class ScriptedReceiver implements CheckTransport {
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private Function<Call, Outcome> response = _ -> responded(200, "");
    private boolean isClosed;

    @Override
    public Outcome send(Call call, Duration deadline) {
      calls.add(call);
      return response.apply(call);
    }

    @Override
    public boolean canSendInSegments() {
      return false;
    }

    @Override
    public PartialCall.Result sendInSegments(Call call, Segments segments, Duration pause) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<InetAddress> addresses() {
      return List.of();
    }

    @Override
    public Optional<TlsProbe> handshake(Duration timeout) {
      return Optional.empty();
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }
}
