package com.otpiq.net.client;

import com.otpiq.net.proxy.ProxyRefusedException;
import com.otpiq.webhook.Headers;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes a request and reads its answer. Unlike the library's own executor it still reads the
 * answer of a receiver that answered early and closed while the body was being written.
 */
final class RequestExecutor extends HttpRequestExecutor {

  /** What {@link FailureReasons} knows this fault by. */
  static final String INTERIM = "too many interim answers";

  private static final int INTERIM_LIMIT = 100;

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback information,
      HttpContext context)
      throws IOException, HttpException {
    if (ConnectionPool.isSpent(connection)) {
      throw new StaleConnectionException();
    }
    Exchange.reached(isTunnel(request) ? ExchangePhase.PROXY : ExchangePhase.WRITE);
    IOException broken = write(request, connection);
    if (!isTunnel(request)) {
      Exchange.reached(ExchangePhase.HEAD);
    }
    try {
      ClassicHttpResponse answer = finalHead(connection);
      if (isTunnel(request)) {
        mustBeOpen(answer);
      } else {
        Exchange.CURRENT.get().answered(head(answer));
      }
      if (MessageSupport.canResponseHaveBody(request.getMethod(), answer)) {
        connection.receiveResponseEntity(answer);
      }
      return answer;
    } catch (IOException unanswered) {
      throw broken == null ? unanswered : broken;
    }
  }

  /** Whether a request is for the proxy alone: it asks for the way to the receiver. */
  static boolean isTunnel(HttpRequest request) {
    return request.getMethod().equals("CONNECT");
  }

  private static void mustBeOpen(ClassicHttpResponse answer) throws ProxyRefusedException {
    if (answer.getCode() >= HttpStatus.SC_REDIRECTION) {
      throw new ProxyRefusedException(answer.getCode());
    }
  }

  private static @Nullable IOException write(
      ClassicHttpRequest request, HttpClientConnection connection)
      throws HttpException, IOException {
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

  private static ClassicHttpResponse finalHead(HttpClientConnection connection)
      throws HttpException, IOException {
    for (int interim = 0; interim <= INTERIM_LIMIT; interim++) {
      ClassicHttpResponse head = connection.receiveResponseHeader();
      if (head == null) {
        throw new NoHttpResponseException("closed");
      }
      if (head.getCode() >= HttpStatus.SC_OK) {
        return head;
      }
    }
    throw new ProtocolException(INTERIM);
  }

  private static Exchange.Head head(ClassicHttpResponse answer) {
    var lines =
        Arrays.stream(answer.getHeaders())
            .map(header -> new Headers.Line(header.getName(), orEmpty(header.getValue())))
            .toList();
    return new Exchange.Head(
        answer.getCode(), orEmpty(answer.getReasonPhrase()), new Headers(lines));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
