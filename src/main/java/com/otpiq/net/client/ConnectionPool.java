package com.otpiq.net.client;

import java.io.IOException;
import java.io.InterruptedIOException;
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

/** Connections that are kept alive, and the check whether one can be used again. */
final class ConnectionPool {
  private ConnectionPool() {}

  /**
   * Whether a connection was closed while idle, or holds a response that was not requested, which
   * must not be taken for the response to the next request. With TLS, the encrypted bytes count.
   */
  static boolean isStale(HttpClientConnection connection) throws IOException {
    // Every socket of this pool has a channel, also under TLS.
    return connection.getEndpointDetails().getRequestCount() > 0
        && hasEndOrData(((ManagedHttpClientConnection) connection).getSocket().getChannel());
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

  /** Opens sockets as channels, because only those can be read without blocking. */
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

    /** A cancelled request closes one socket; the library would try the other addresses still. */
    private static Socket socket(Proxy none) throws IOException {
      if (Exchange.CURRENT.get().remaining().isZero()) {
        throw new InterruptedIOException("the deadline is over");
      }
      return SocketChannel.open().socket();
    }
  }
}
