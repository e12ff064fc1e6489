package com.otpiq.check;

import com.otpiq.check.FaultyReceiver.Request;
import com.otpiq.check.FaultyReceiver.Response;
import com.otpiq.check.session.CheckTransport;
import com.otpiq.delivery.Outcome;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.PartialCall;
import com.otpiq.net.client.Segments;
import com.otpiq.net.client.TlsProbe;
import com.otpiq.time.Time;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls a {@link FaultyReceiver} as a function: no sockets. */
final class InMemoryTransport implements CheckTransport {
  private final FaultyReceiver receiver;
  private final Time time;

  /** The header with which a request says on which connection it comes. */
  static final String CONNECTION = "connection-number";

  private static final AtomicInteger CONNECTIONS = new AtomicInteger();

  private final String connection = Integer.toString(CONNECTIONS.incrementAndGet());

  InMemoryTransport(FaultyReceiver receiver, Time time) {
    this.receiver = receiver;
    this.time = time;
  }

  @Override
  public Outcome send(Call call, Duration deadline) throws InterruptedException {
    if (receiver.closesConnections) {
      return new Outcome.Failed("the connection was closed before the response", true);
    }
    Request request = request(call);
    Duration delay = receiver.delay(request);
    if (delay.compareTo(deadline) > 0) {
      time.sleep(deadline);
      return new Outcome.TimedOut("waiting for the response", true);
    }
    time.sleep(delay);
    return outcome(receiver.respond(request));
  }

  private Request request(Call call) {
    Map<String, String> headers = new HashMap<>();
    headers.put(CONNECTION, connection);
    call.headers()
        .lines()
        .forEach(line ->
            receiver.headerName(line.name()).ifPresent(name -> headers.put(name, line.value())));
    String body =
        call.body().map(some -> new String(some.bytes(), StandardCharsets.UTF_8)).orElse("");
    return new Request(call.method(), call.target().pathAndQuery(), headers, body);
  }

  private Outcome outcome(Response response) {
    Headers headers =
        response.status() == 302
            ? Headers.NONE.with("Location", receiver.redirectTo)
            : Headers.NONE;
    return new Outcome.Responded(
        response.status(), "Status", headers, ResponseBody.of(response.body()), Optional.empty());
  }

  @Override
  public boolean canSendInSegments() {
    return true;
  }

  @Override
  public PartialCall.Result sendInSegments(Call call, Segments segments, Duration pause)
      throws InterruptedException {
    return new PartialCall.Result(Optional.empty(), send(call, pause.plusSeconds(10)));
  }

  @Override
  public List<InetAddress> addresses() {
    return List.of(InetAddress.getLoopbackAddress());
  }

  @Override
  public Optional<TlsProbe> handshake(Duration timeout) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
