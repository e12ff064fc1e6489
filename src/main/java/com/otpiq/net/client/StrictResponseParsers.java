package com.otpiq.net.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.jspecify.annotations.Nullable;

/**
 * Parsers that reject what those of the library accept: headers that end with the connection, and
 * bytes left over by the previous response.
 */
final class StrictResponseParsers implements HttpMessageParserFactory<ClassicHttpResponse> {

  /** The message by which {@link FailureReasons} recognises this failure. */
  static final String NOT_REQUESTED = "a response that was not requested";

  private final Http1Config limits;

  StrictResponseParsers(Http1Config limits) {
    this.limits = limits;
  }

  // The library calls the method without parameters, which calls this one; there is no other to
  // implement.
  @Override
  @SuppressWarnings("deprecation")
  public HttpMessageParser<ClassicHttpResponse> create(@Nullable Http1Config ignored) {
    HttpMessageParser<ClassicHttpResponse> parser =
        new DefaultHttpResponseParserFactory(limits).create();
    return (buffer, input) -> {
      if (Exchange.CURRENT.get().isFirstHead() && buffer.length() > 0) {
        throw new ProtocolException(NOT_REQUESTED);
      }
      return parser.parse(buffer, new HeadInput(input, buffer.length() > 0));
    };
  }

  private static final class HeadInput extends FilterInputStream {

    private boolean begun;

    HeadInput(InputStream input, boolean begun) {
      super(input);
      this.begun = begun;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      if (count < 0 && begun) {
        throw new ConnectionClosedException("closed inside the response headers");
      }
      begun = true;
      return count;
    }
  }
}
