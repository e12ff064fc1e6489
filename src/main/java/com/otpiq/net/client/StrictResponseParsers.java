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
 * The library takes a connection that is closed inside the headers for their end, and what was left
 * over by the last answer for this one; these parsers do neither.
 */
final class StrictResponseParsers implements HttpMessageParserFactory<ClassicHttpResponse> {

  /** What {@link FailureReasons} knows this fault by. */
  static final String UNASKED = "an answer that nobody asked for";

  private final Http1Config limits;

  StrictResponseParsers(Http1Config limits) {
    this.limits = limits;
  }

  // The library calls the method without parameters, which leads here; there is no other to
  // implement.
  @Override
  @SuppressWarnings("deprecation")
  public HttpMessageParser<ClassicHttpResponse> create(@Nullable Http1Config ignored) {
    HttpMessageParser<ClassicHttpResponse> parser =
        new DefaultHttpResponseParserFactory(limits).create();
    return (buffer, input) -> {
      if (Exchange.CURRENT.get().beginsAnswer() && buffer.length() > 0) {
        throw new ProtocolException(UNASKED);
      }
      return parser.parse(buffer, new Begun(input, buffer.length() > 0));
    };
  }

  private static final class Begun extends FilterInputStream {

    private boolean begun;

    Begun(InputStream input, boolean begun) {
      super(input);
      this.begun = begun;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      if (count < 0 && begun) {
        throw new ConnectionClosedException("closed inside the answer's head");
      }
      begun = true;
      return count;
    }
  }
}
