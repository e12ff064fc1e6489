package com.otpiq.check.session;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.client.PartialCall;
import com.otpiq.net.client.Segments;
import com.otpiq.net.client.TlsProbe;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reaches the receiver over HTTP. */
public final class HttpCheckTransport implements CheckTransport {
  private final HttpUrl target;
  private final NetworkPolicy networkPolicy;
  private final HttpCaller caller;

  /** Connections to this receiver; it does not connect yet. */
  public HttpCheckTransport(HttpUrl target, NetworkPolicy networkPolicy) {
    this.target = target;
    this.networkPolicy = networkPolicy;
    this.caller = new HttpCaller(networkPolicy);
  }

  @Override
  public Outcome send(Call call, Duration deadline) throws InterruptedException {
    return caller.call(call, deadline);
  }

  @Override
  public boolean canSendInSegments() {
    return PartialCall.isPossible(target, networkPolicy);
  }

  @Override
  public PartialCall.Result sendInSegments(Call call, Segments segments, Duration pause) {
    return PartialCall.make(call, networkPolicy, segments, pause);
  }

  @Override
  public List<InetAddress> addresses() {
    return networkPolicy.names().find(target.host());
  }

  @Override
  public Optional<TlsProbe> handshake(Duration timeout) {
    return TlsProbe.isPossible(target, networkPolicy)
        ? Optional.of(TlsProbe.of(target, networkPolicy, timeout))
        : Optional.empty();
  }

  @Override
  public void close() {
    caller.close();
  }
}
