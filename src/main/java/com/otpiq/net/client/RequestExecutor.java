package com.otpiq.net.client;

import com.otpiq.net.proxy.ProxyRefusedException;
import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Headers;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes a request and reads its response. Unlike the executor of the library, it still reads the
 * response of a receiver that responds early and closes while the body is written.
 */
final class RequestExecutor extends HttpRequestExecutor {

  /** The message by which {@link FailureReasons} recognises this failure. */
  static final String INTERIM = "too many interim responses";

  private static final int INTERIM_LIMIT = 100;

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback information,
      HttpContext context)
      throws IOException, HttpException {
    if (ConnectionPool.isStale(connection)) {
      throw new StaleConnectionException();
    }
    Exchange.enter(isTunnel(request) ? ExchangePhase.PROXY : ExchangePhase.WRITE);
    IOException writeFailure = write(request, connection);
    if (!isTunnel(request)) {
      Exchange.enter(ExchangePhase.HEAD);
    }
    try {
      ClassicHttpResponse response = finalHead(connection);
      if (isTunnel(request)) {
        requireTunnel(response);
      } else {
        Exchange.CURRENT.get().responded(head(response));
      }
      if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
        connection.receiveResponseEntity(response);
      }
      return response;
    } catch (IOException readFailure) {
      throw writeFailure == null ? readFailure : writeFailure;
    }
  }

  /** Whether a request opens a tunnel through a proxy. */
  static boolean isTunnel(HttpRequest request) {
    return request.getMethod().equals("CONNECT");
  }

  private static void requireTunnel(ClassicHttpResponse response) throws ProxyRefusedException {
    if (response.getCode() >= HttpStatus.SC_REDIRECTION) {
      throw new ProxyRefusedException(response.getCode());
    }
  }

  private static @Nullable IOException write(
      ClassicHttpRequest request, HttpClientConnection connection)
      throws HttpException, IOException {
    correctHost(request);
    connection.sendRequestHeader(request);
    try {
      if (request.getEntity() != null) {
        connection.sendRequestEntity(request);
      }
      connection.flush();
      return null;
    } catch (IOException broken) {
      return broken;
    }
  }

  /**
   * A proxy gets the host in the request line, where the library writes it in Unicode, and an IPv6
   * address without brackets.
   */
  private static void correctHost(ClassicHttpRequest request) {
    String target = request.getRequestUri();
    String host = request.getAuthority().getHostName();
    String ascii = HostResolver.ascii(host);
    if (isTunnel(request)) {
      request.setPath(target.replace(host, ascii));
    } else if (!target.startsWith("/")) {
      String authority = request.getAuthority().toString().replace(host, ascii);
      request.setPath(request.getScheme() + "://" + authority + request.getPath());
      request.setScheme(null);
      request.setAuthority(null);
    }
  }

  private static ClassicHttpResponse finalHead(HttpClientConnection connection)
      throws HttpException, IOException {
    for (int interim = 0; interim <= INTERIM_LIMIT; interim++) {
      ClassicHttpResponse head = connection.receiveResponseHeader();
      if (head.getCode() >= HttpStatus.SC_OK) {
        return head;
      }
    }
    throw new ProtocolException(INTERIM);
  }

  private static Exchange.Head head(ClassicHttpResponse response) {
    var lines =
        Arrays.stream(response.getHeaders())
            .map(header -> new Headers.Line(header.getName(), text(header.getValue())))
            .toList();
    return new Exchange.Head(
        response.getCode(), text(response.getReasonPhrase()), new Headers(lines));
  }

  private static String text(@Nullable String latin1) {
    return latin1 == null ? "" : HeaderBytes.ofLatin1(latin1);
  }
}
