package com.otpiq.check.session;

import com.otpiq.delivery.Outcome;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.PartialCall;
import com.otpiq.net.client.Segments;
import com.otpiq.net.client.TlsProbe;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The network between a check and the receiver: one set of connections for each check. */
public interface CheckTransport extends AutoCloseable {
  /**
   * Sends one request. Network failures are outcomes, not exceptions.
   *
   * @param deadline for the whole exchange
   */
  Outcome send(Call call, Duration deadline) throws InterruptedException;

  /** Whether {@link #sendInSegments} works for this receiver: plain HTTP without a proxy. */
  boolean canSendInSegments();

  /** Sends a request in segments, and waits before each but the first. */
  PartialCall.Result sendInSegments(Call call, Segments segments, Duration pause)
      throws InterruptedException;

  /** The addresses of the receiver's host; none if the name is unknown. */
  List<InetAddress> addresses();

  /**
   * Makes a TLS handshake with the receiver; empty if the URL is not https or a proxy is used.
   *
   * @param deadline for the look-up, the connections and the handshakes together
   */
  Optional<TlsProbe> handshake(Duration deadline);

  @Override
  void close();
}
