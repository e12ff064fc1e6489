package com.otpiq.net.client;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.util.Timeout;

/** Connections that are kept for the next request, and whether one can still take it. */
final class ConnectionPool {
  private ConnectionPool() {}

  /**
   * Whether a connection was closed while idle, or holds an answer that nobody asked for, which
   * must not answer the next request. A plain one is looked at in microseconds; one with TLS takes
   * 2 ms, for it cannot be read raw.
   */
  static boolean isSpent(HttpClientConnection connection) throws IOException {
    if (connection.getEndpointDetails().getRequestCount() == 0) {
      return false;
    }
    SocketChannel channel =
        connection instanceof ManagedHttpClientConnection managed
            ? managed.getSocket().getChannel()
            : null;
    return channel == null
        ? connection.isStale() || connection.isDataAvailable(Timeout.ofMilliseconds(1))
        : hasEndOrData(channel);
  }

  private static boolean hasEndOrData(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    try {
      return channel.read(ByteBuffer.allocate(1)) != 0;
    } catch (IOException _) {
      return true;
    } finally {
      channel.configureBlocking(true);
    }
  }

  /** Makes connections on channels, the only sockets that can be looked at without waiting. */
  static final class Builder extends PoolingHttpClientConnectionManagerBuilder {
    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          Builder::socket,
          ports,
          names,
          RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
    }

    private static Socket socket(Proxy none) throws IOException {
      return SocketChannel.open().socket();
    }
  }
}
