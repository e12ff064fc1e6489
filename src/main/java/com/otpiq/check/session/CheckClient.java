package com.otpiq.check.session;

import com.otpiq.check.session.ExchangeLog.Entry;
import com.otpiq.delivery.Outcome;
import com.otpiq.errorpage.ErrorPages;
import com.otpiq.event.SafeText;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.PartialCall;
import com.otpiq.net.client.Segments;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends the requests of one check, and keeps the responses as evidence. */
final class CheckClient {
  private static final int EXCERPT = 300;

  private final ReceiverUnderTest receiver;
  private final CheckTransport transport;
  private final TimeLimit timeLimit;
  private final Exchanges exchanges;
  private final List<Evidence> evidence = new ArrayList<>();
  private Optional<CheckResponse> limited = Optional.empty();

  CheckClient(
      ReceiverUnderTest receiver,
      CheckTransport transport,
      TimeLimit timeLimit,
      Exchanges exchanges) {
    this.receiver = receiver;
    this.transport = transport;
    this.timeLimit = timeLimit;
    this.exchanges = exchanges;
  }

  /**
   * How a request is sent.
   *
   * @param mayBreak whether the receiver may reject it by closing the connection
   * @param supplementary whether it only explains a failure
   */
  record Manner(boolean mayBreak, boolean supplementary) {
    static final Manner PLAIN = new Manner(false, false);
    static final Manner UNWANTED = new Manner(true, false);
    static final Manner SUPPLEMENTARY = new Manner(false, true);
  }

  CheckResponse send(CheckRequest request, Duration deadline, Manner manner)
      throws InterruptedException, IncompleteCheckException {
    Stopwatch stopwatch = Stopwatch.start(receiver.time());
    Outcome outcome =
        timeLimit.within(
            deadline, limit -> exchange(request, limit, limit.compareTo(deadline) < 0, manner));
    return record(response(request, outcome, stopwatch), manner.supplementary());
  }

  private Outcome exchange(CheckRequest request, Duration limit, boolean isCut, Manner manner)
      throws InterruptedException, IncompleteCheckException {
    Entry entry = exchanges.begin(request.description());
    Outcome outcome = transport.send(call(request), limit);
    if (isCut && outcome instanceof Outcome.TimedOut) {
      exchanges.cut(entry);
    } else {
      exchanges.end(entry, outcome, manner.mayBreak());
    }
    return outcome;
  }

  CheckSession.Segmented sendInSegments(CheckRequest request, Segments segments, Duration pause)
      throws InterruptedException, IncompleteCheckException {
    timeLimit.requireTime();
    CheckRequest shown = request.describedAs(segments.description());
    Stopwatch stopwatch = Stopwatch.start(receiver.time());
    Entry entry = exchanges.begin(shown.description());
    PartialCall.Result result = transport.sendInSegments(call(request), segments, pause);
    exchanges.end(entry, result.outcome(), false);
    CheckResponse response = response(shown, result.outcome(), stopwatch);
    return new CheckSession.Segmented(result.early(), record(response, false));
  }

  /** The request as it is sent: to the target, with OTPIQ's User-Agent. */
  private Call call(CheckRequest request) {
    Headers headers =
        Headers.NONE
            .with(HeaderName.USER_AGENT, receiver.userAgent())
            .overriddenBy(request.headers());
    return new Call(request.method(), receiver.target(), headers, request.body());
  }

  private CheckResponse response(CheckRequest request, Outcome outcome, Stopwatch stopwatch) {
    String text = redact(CheckResponse.describe(outcome));
    return new CheckResponse(request.description(), outcome, text, stopwatch.elapsed());
  }

  /** Keeps a response as evidence. */
  synchronized CheckResponse record(CheckResponse response, boolean supplementary) {
    if (!response.notReached()) {
      receiver.markReached();
    }
    receiver.rate().record(response);
    limited = limited.or(() -> Optional.of(response).filter(CheckResponse::isRateLimited));
    evidence.add(
        new Evidence(
            response.request(),
            response.description(),
            SafeText.cut(redact(response.body()).strip(), EXCERPT),
            ErrorPages.errorIn(response.outcome().redacted(receiver.credentials().redactor())),
            response.took(),
            supplementary));
    return response;
  }

  /** The first response with status 429, which says nothing about its request. */
  synchronized Optional<CheckResponse> limited() {
    return limited;
  }

  synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  private String redact(String text) {
    return receiver.credentials().redactor().redact(text);
  }
}
